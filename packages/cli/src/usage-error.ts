/** The command line makes no sense; the message says why and is all that is shown. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
