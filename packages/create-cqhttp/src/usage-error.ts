/** The project cannot be made; the message says why and what to do, and is all that is shown. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
