/** A bug in Readout, never a fault of the outside world. The document at hand is set aside and the run goes on. */
export class Bug extends Error {
  override readonly name = 'Bug'
}

/** Closes a union: a case that was forgotten does not compile. */
export function never(value: never): never {
  throw new Bug(`unexpected ${JSON.stringify(value)}`)
}
