import type { Readable, Writable } from 'node:stream'

/** What the program works with, so that it can be tested. */
export interface Terminal {
  readonly env: NodeJS.ProcessEnv
  readonly input: Readable
  readonly output: Writable
  /** Whether somebody can answer questions. */
  readonly isInteractive: boolean
}
