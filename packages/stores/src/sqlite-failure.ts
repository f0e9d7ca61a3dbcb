/** By the primary result code. @see https://www.sqlite.org/rescode.html */
const FIXES: Record<number, string> = {
  1: 'are its tables those of another program or version? Choose another path',
  5: 'another process has held it locked for more than 1 s: is it open in a shell or a backup?',
  8: 'this process may not write it: change its owner, its rights or those of its folder',
  10: 'its disk fails, or is one over a network: put it on a disk of this machine',
  11: 'it is damaged: move it away, and a new one is made',
  13: 'its disk is full',
  14:
    'its folder is missing, or this process may not write there, or it is a folder: make the folder; ' +
    'SQLite also needs to make files beside it',
  26: 'it is not of SQLite: choose another path',
}

/** The result code, without what SQLite adds to it; undefined for an error of another kind. */
function codeOf(error: unknown): number | undefined {
  const code: unknown = error instanceof Error && 'errcode' in error ? error.errcode : undefined
  return typeof code === 'number' ? code & 0xff : undefined
}

export function isBusy(error: unknown): boolean {
  return codeOf(error) === 5
}

/** An error of SQLite with the file and what can be done about it; others as they are. */
export function toFailure(error: unknown, path: string): unknown {
  const code = codeOf(error)
  if (code === undefined || !(error instanceof Error)) return error
  const fix = FIXES[code]
  const reason = fix === undefined ? error.message : `${fix} (${error.message})`
  return new Error(`SQLite cannot use ${path}: ${reason}`, { cause: error })
}
