/**
 * - `not-found`: there is no such file on the bot's machine.
 * - `no-files`: this runtime has no files.
 * - `other-host`: a `file://` URL that names another machine.
 * - `empty`, `too-large`, `unreadable`: the file itself.
 * - `unsupported`: the implementation has no way to take it.
 * - `upload`: the uploaded file arrived changed, or the implementation did not say where it is.
 */
export type MediaProblem =
  | 'not-found'
  | 'no-files'
  | 'other-host'
  | 'empty'
  | 'too-large'
  | 'unreadable'
  | 'unsupported'
  | 'upload'

/** A file cannot be sent; the message says what to do. */
export class MediaError extends Error {
  override readonly name = 'MediaError'
  /** What is wrong. */
  readonly problem: MediaProblem

  constructor(problem: MediaProblem, message: string, options?: ErrorOptions) {
    super(`media: ${message}`, options)
    this.problem = problem
  }
}
