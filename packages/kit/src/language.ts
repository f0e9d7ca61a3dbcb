import type { ArgumentKinds } from './argument-kinds.ts'

/** The words in which commands answer: `chinese` is built in, `english` comes from `@cqhttp/kit/english`. */
export interface Language {
  /** What an argument of each kind is, as in "sides must be a whole number". */
  readonly kinds: Readonly<Record<keyof ArgumentKinds, string>>
  /** An argument is missing. */
  readonly missing: (name: string) => string
  /** An argument is of another kind; `given` is what was typed, cut when it is long. */
  readonly wrong: (name: string, kind: string, given: string) => string
  /** There is an argument more than the command takes. */
  readonly extra: (given: string) => string
  /** The sender may not use the command. */
  readonly forbidden: string
  /** There is no command of the name; `similar` is the one that may be meant, with its prefix. */
  readonly unknown: (name: string, similar: string | undefined) => string
  /** How the command is used, below an error. */
  readonly usage: (usage: string) => string
  /** The line above the list of commands. */
  readonly commands: string
}
