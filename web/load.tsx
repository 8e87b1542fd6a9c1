import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'

type State<T> =
  | { readonly at: 'loading' }
  | { readonly at: 'failed'; readonly message: string }
  | { readonly at: 'ready'; readonly value: T }

/** Asks once a key and shows waiting, failure, or what came. */
export function Load<T>(props: {
  readonly of: string
  readonly ask: () => Promise<T>
  readonly children: (value: T) => ComponentChildren
}) {
  const [state, setState] = useState<State<T>>({ at: 'loading' })
  useEffect(() => {
    let stale = false
    setState({ at: 'loading' })
    props.ask().then(
      (value) => !stale && setState({ at: 'ready', value }),
      (error: unknown) => !stale && setState({ at: 'failed', message: (error as Error).message }),
    )
    return () => {
      stale = true
    }
  }, [props.of])
  if (state.at === 'loading') return <p class="empty">Loading …</p>
  if (state.at === 'failed')
    return (
      <p class="error" role="alert">
        This could not be loaded: {state.message}
      </p>
    )
  return <>{props.children(state.value)}</>
}
