import type { Segment } from '@cqhttp/core'
import type { GroupSeed, OperationStep, SandboxOptions } from '@cqhttp/sandbox'
import type { JsonObject } from '@cqhttp/sandbox/tooling'
import type { Command, FaultsView } from '../protocol.ts'
import type { RecordedWorld } from './recorded-world.ts'

/** The commands that a recording keeps: those that change the sandbox. */
export type StepCommand = Exclude<
  Command,
  { do: 'connect' | 'cutSockets' | 'record' | 'export' | 'reset' }
>

/** The options that make a difference to a replay; none of them is a secret. */
export type RecordedOptions = Pick<
  SandboxOptions,
  | 'profile'
  | 'now'
  | 'messageFormat'
  | 'reportSelf'
  | 'timeScale'
  | 'postTimeout'
  | 'maxRetries'
  | 'rateLimitInterval'
>

/** What was done in a sandbox, and what came of it: plain data. */
export interface Recording {
  readonly selfId: number
  readonly options: RecordedOptions
  /** The port that the bot knows the API by; undefined when nothing listened. */
  readonly apiPort: number | undefined
  /** How events went over sockets; undefined when they were posted. */
  readonly sockets?: RecordedSockets
  /** When it began, in seconds since 1970. */
  readonly time: number
  /** What went wrong on purpose when it began. */
  readonly faults: FaultsView
  readonly seed: RecordedWorld
  /** What had been said before, as far as the steps refer to it and it can be said again. */
  readonly earlier: readonly RecordedMessage[]
  readonly steps: readonly RecordedStep[]
}

/** The sockets between sandbox and bot. */
export interface RecordedSockets {
  /** Who has dialled: `reverse` for the sandbox, `forward` for the bot. */
  readonly direction: 'reverse' | 'forward'
  /** How many there were at once: two where calls and events are apart. */
  readonly count: number
}

/** A message, without what differs from run to run. */
export interface RecordedMessage {
  /** Its number in the world that was recorded. */
  readonly number: number
  readonly from: number
  /** The group it was sent in; undefined in private. */
  readonly group?: number
  /** Whom it was sent to in private. */
  readonly to?: number
  /** The group that a temporary chat began in. */
  readonly through?: number
  /** The mask of an anonymous member. */
  readonly anonymous?: string
  /** Merged-forward records are replaced by their nodes. */
  readonly segments: readonly Segment[]
  /** The messages that it refers to, such as by a quotation: their numbers by their ids. */
  readonly mentions: Readonly<Record<string, number>>
}

/** What became of a quick operation, apart from its reply: that is a message. */
export interface RecordedOperation {
  readonly operation: JsonObject
  readonly outcome: Readonly<Record<string, OperationStep['outcome']>>
}

/** A call of the API that asks for more than information. */
export interface RecordedCall {
  readonly action: string
  readonly params: JsonObject
  /** The number of the message that `message_id` means. */
  readonly message?: number
  /** The index of the step that asked what `flag` means; -1 when it was asked before. */
  readonly asked?: number
}

/** A command, and all that the bot did about it. */
export interface RecordedStep {
  readonly command: StepCommand
  /** When it was given, in seconds since 1970 by the clock of the world. */
  readonly time: number
  /** From the command to the last thing that came of it, in milliseconds. */
  readonly duration: number
  /** Whether something came after the response to the event. */
  readonly isLate: boolean
  /** The message that a person said. */
  readonly said?: RecordedMessage
  /** The group that was made. */
  readonly made?: GroupSeed
  readonly sent: readonly RecordedMessage[]
  readonly operations: readonly RecordedOperation[]
  readonly calls: readonly RecordedCall[]
}
