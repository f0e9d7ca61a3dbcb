/** What a command works with, so that it can be tested. */
export interface Terminal {
  readonly env: NodeJS.ProcessEnv
  /** The folder that a project is looked for in. */
  readonly cwd: string
  readonly write: (text: string) => void
  /** For what goes wrong while a command runs. */
  readonly writeError: (text: string) => void
  /** Aborts when the user wants the program to end. */
  readonly signal: AbortSignal
}
