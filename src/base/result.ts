/** What the outside world gives: a value, or a failure with a closed code. */
export type Result<T, Code extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure<Code> }

/** The one shape of an error that a user sees: what was seen, what was expected, what to do. */
export interface Failure<Code extends string = string> {
  readonly code: Code
  readonly message: string
  readonly hint: string
  readonly docs: string
}

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value })

export const fail = <Code extends string>(
  code: Code,
  message: string,
  hint: string,
  docs = 'docs/ERRORS.md',
): { readonly ok: false; readonly error: Failure<Code> } => ({
  ok: false,
  error: { code, message, hint, docs: `${docs}#${code}` },
})
