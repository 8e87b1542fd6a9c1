import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { BriefPage } from './brief.tsx'
import { DocumentPage } from './document.tsx'
import { DocumentsPage } from './documents.tsx'

/** The address bar is the only state that outlives a page. */
function useAddress(): URL {
  const [address, setAddress] = useState(() => new URL(location.href))
  useEffect(() => {
    const update = (): void => setAddress(new URL(location.href))
    const follow = (event: MouseEvent): void => {
      const link = (event.target as Element | null)?.closest('a')
      if (
        !link ||
        link.origin !== location.origin ||
        link.target ||
        event.ctrlKey ||
        event.metaKey ||
        event.shiftKey ||
        event.button !== 0
      )
        return
      event.preventDefault()
      const samePage = link.pathname === location.pathname
      history.pushState(null, '', link.href)
      update()
      if (!samePage) scrollTo(0, 0)
    }
    addEventListener('popstate', update)
    document.addEventListener('click', follow)
    return () => {
      removeEventListener('popstate', update)
      document.removeEventListener('click', follow)
    }
  }, [])
  return address
}

function App() {
  const address = useAddress()
  const [, section, id] = address.pathname.split('/')
  const here = (name: string) => (section === name ? { 'aria-current': 'page' as const } : {})
  return (
    <>
      <header class="top">
        <div>
          <a class="brand" href="/">
            Readout
          </a>
          <nav aria-label="Views">
            <a href="/" {...here('')}>
              Brief
            </a>
            <a href="/documents" {...here('documents')}>
              Reports
            </a>
          </nav>
        </div>
      </header>
      <main>
        {section === '' ? (
          <BriefPage />
        ) : section === 'documents' && id ? (
          <DocumentPage id={id} record={address.searchParams.get('record') ?? undefined} key={id} />
        ) : section === 'documents' ? (
          <DocumentsPage />
        ) : (
          <p class="empty">
            There is no page {address.pathname}. <a href="/">Go to the brief</a>.
          </p>
        )}
      </main>
    </>
  )
}

const root = document.getElementById('app')
if (root) {
  root.textContent = ''
  render(<App />, root)
}
