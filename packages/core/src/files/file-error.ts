import { CQHttpError } from '../base/errors.ts'

/**
 * Why a file was not transferred, apart from calls that failed:
 *
 * - `unsupported`: the implementation takes or gives no file in this way.
 * - `too-large`: the file is larger than may be sent or received in this way.
 * - `size`: more or fewer bytes came than were announced.
 * - `checksum`: the bytes arrived changed.
 */
export type FileProblem = 'unsupported' | 'too-large' | 'size' | 'checksum'

/** A file was not transferred, although no call failed. */
export class FileError extends CQHttpError {
  override readonly name = 'FileError'
  /** What went wrong. */
  readonly problem: FileProblem

  constructor(problem: FileProblem, message: string, options?: ErrorOptions) {
    super(message, options)
    this.problem = problem
  }
}
