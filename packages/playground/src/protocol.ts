// What the server and the page say to each other: types only, imported by both sides.
import type { Segment } from '@cqhttp/core'
import type {
  ApiCall,
  ChatMessage,
  Exchange,
  Fact,
  FrameRecord,
  HonorType,
  ProfileName,
  Role,
  SocketRecord,
} from '@cqhttp/sandbox'
import type { JsonObject } from '@cqhttp/sandbox/tooling'

// What the page sees

/**
 * The state of a sandbox. The first line of `GET /api/state` has all of it, each later line what has
 * changed since: see {@link StateChange}.
 */
export interface State {
  session: SessionView
  users: Record<number, UserView>
  groups: Record<number, GroupView>
  /** By their number in the world, which stays when the profile, and with it the ids, change. */
  messages: Record<number, MessageView>
  /** What happened besides messages, such as that somebody joined, by a running number. */
  happenings: Record<number, HappeningView>
  /** By the running number of the post: it goes on when the profile is switched. */
  exchanges: Record<number, ExchangeView>
  /** By a running number as well. */
  calls: Record<number, CallView>
  /** The sockets between sandbox and bot, also those that did not open, by a running number. */
  sockets: Record<number, SocketView>
  /** What went over them, by a running number. */
  frames: Record<number, FrameView>
  /** What the bot has printed, by the running number of the line; it stays after a reset. */
  logs: Record<number, LogView>
}

/** A line of the stream: entries by key, `null` for one that was removed. */
export type StateChange = {
  /** On the first line, and after a reset: forget what you know. */
  reset?: true
  session?: SessionView
} & { [Name in Exclude<keyof State, 'session'>]?: Record<number, State[Name][number] | null> }

export interface SessionView {
  selfId: number
  profile: ProfileName
  profiles: readonly ProfileName[]
  /** Where events go, without passwords or tokens; undefined when nowhere. */
  postUrl?: string
  /** Whether something listens there; undefined if nobody has looked yet. */
  reachable?: boolean
  /** Whether a socket for events is open, whoever has dialled. */
  connected?: boolean
  /** Whether events are signed. */
  signed: boolean
  /** The address of the API that the bot calls. */
  apiRoot: string
  /** Whether the API asks for a token. */
  guarded: boolean
  /** The bot, if the sandbox has started it. */
  bot?: BotView
  faults: FaultsView
  /** What is still to go wrong, with what is left of its `times`. */
  strikes: readonly Strike[]
  recording: RecordingView
}

/** A bot that the sandbox has started. */
export interface BotView {
  running: boolean
  exitCode?: number
  /** The latest lines of its output that tell of an error. */
  errors: readonly { text: string; /** In milliseconds since 1970. */ time: number }[]
}

/** A line that the bot has printed. */
export interface LogView {
  stream: 'stdout' | 'stderr'
  /** Without colours and secrets. */
  text: string
  /** In milliseconds since 1970. */
  time: number
}

/** What goes wrong on purpose, until it is switched off. */
export interface FaultsView {
  /** Each event is delivered this many times, 1 to 5. */
  copies: number
  /** Events and API calls are late by this many milliseconds, 0 to 60 000. */
  delay: number
  /** Whether the response to an event is lost on its way back. */
  loseResponse: boolean
  /** Whether the answer to an API call is lost on its way back, after it took effect. */
  loseAnswer: boolean
  /**
   * Whether messages that went out are answered as failed, as when the implementation has waited in
   * vain for its own confirmation.
   */
  timeOut?: boolean
}

/** What goes wrong with the next events or API calls, and only with them. */
export interface Strike {
  /** `push` for events other than meta events on their way to the bot, `api` for its calls. */
  side: 'push' | 'api'
  /** How many of them, 1 to 99. */
  times: number
  /** They are late by this many milliseconds, 0 to 60 000. */
  delay: number
  /** Each arrives this many times, 1 to 5. */
  copies: number
}

export interface RecordingView {
  active: boolean
  /** How many steps there are to export. */
  steps: number
}

export interface UserView {
  id: number
  nickname: string
  sex: 'male' | 'female' | 'unknown'
  age: number
  isFriend: boolean
  /** What the bot calls its friend. */
  remark: string
}

export interface GroupView {
  id: number
  name: string
  maxMembers: number
  members: readonly MemberView[]
  wholeBan: boolean
  anonymousAllowed: boolean
}

export interface MemberView {
  userId: number
  role: Role
  card: string
  title: string
  /** Muted before this time, in seconds since 1970. */
  bannedUntil: number
}

export interface MessageView extends Omit<ChatMessage, 'anonymous'> {
  /** The mask of an anonymous member. */
  anonymous?: string
  /** The group that a temporary chat began in. */
  throughGroup?: number
  /** The merged-forward records in it, by their ids. */
  forwards?: Record<string, readonly Segment[]>
}

export interface HappeningView {
  number: number
  /** In seconds since 1970. */
  time: number
  /** The number of the last message before it, 0 for none: it happened between two messages. */
  after: number
  fact: HappeningFact
}

/** A fact as plain data; messages have views of their own. */
export type HappeningFact =
  | Exclude<Fact, { type: 'message' | 'recall' | 'request' }>
  | { type: 'recall'; number: number; operatorId: number }
  | {
      type: 'request'
      request: {
        type: 'friend' | 'add' | 'invite'
        userId: number
        groupId?: number
        comment: string
        state: 'open' | 'approved' | 'refused'
        note?: string
      }
    }

/** An exchange, with keys in place of what it refers to. */
export interface ExchangeView extends Omit<Exchange, 'id' | 'calls' | 'sent'> {
  key: number
  /** Keys of {@link State.calls}. */
  calls: readonly number[]
  /** Keys of {@link State.messages}. */
  sent: readonly number[]
}

export interface CallView extends Omit<ApiCall, 'id'> {
  key: number
}

export interface SocketView extends Omit<SocketRecord, 'id'> {
  key: number
}

/** A frame; a long one has its beginning only. */
export interface FrameView extends Omit<FrameRecord, 'id'> {
  key: number
  /** In characters. */
  length: number
}

// What the page asks for

/** A wish, as the body of `POST /api/command`. */
export type Command =
  // What a person does
  | {
      do: 'say'
      from: number
      group?: number
      /** The group that a temporary chat begins in. */
      through?: number
      /** A string is text, or CQ code with `cqCode`. */
      message: string | readonly Segment[]
      cqCode?: boolean
      /** Behind a mask, or the mask's name; in groups only. */
      anonymous?: boolean | string
    }
  | { do: 'recall'; by: number; /** Its key in the state. */ number: number }
  | { do: 'poke'; from: number; target?: number; group?: number }
  | { do: 'upload'; from: number; group: number; name: string; /** In bytes. */ size?: number }
  | { do: 'requestFriend'; from: number; comment?: string }
  | { do: 'befriend'; from: number }
  | { do: 'requestJoin'; from: number; group: number; comment?: string }
  | { do: 'invite'; from: number; group: number; comment?: string }
  // What happens in a group; `by` is the owner unless said
  | { do: 'join'; group: number; user: number; invited?: boolean; by?: number }
  | { do: 'leave'; group: number; user: number }
  | { do: 'kick'; group: number; user: number; by?: number; reject?: boolean }
  | {
      do: 'ban'
      group: number
      user: number
      /** In seconds, 0 lifts it. */ duration?: number
      by?: number
    }
  | { do: 'wholeBan'; group: number; enable: boolean; by?: number }
  | { do: 'setAdmin'; group: number; user: number; enable: boolean }
  | { do: 'setCard'; group: number; user: number; card: string; by?: number }
  | { do: 'setTitle'; group: number; user: number; title: string }
  | { do: 'allowAnonymous'; group: number; enable: boolean; by?: number }
  | { do: 'rename'; group: number; name: string; by?: number }
  | { do: 'honor'; group: number; user: number; honor: HonorType }
  | { do: 'luckyKing'; group: number; user: number; target: number }
  | { do: 'dismiss'; group: number }
  // Any event, posted as it is: it does not change the world
  | { do: 'raise'; event: JsonObject }
  | { do: 'heartbeat' }
  | { do: 'lifecycle'; type: 'enable' | 'disable' | 'connect' }
  // Who there is
  | { do: 'addUser'; nickname: string; id?: number; friend?: boolean }
  | { do: 'addGroup'; name: string; id?: number; members?: readonly number[]; botRole?: Role }
  // The sandbox itself
  | { do: 'connect'; url: string }
  | { do: 'switchProfile'; profile: ProfileName }
  /** Ends strikes too. */
  | ({ do: 'setFaults' } & Partial<FaultsView>)
  | ({ do: 'strikeNext' } & Strike)
  /** Cuts a socket without a goodbye, or all of them. */
  | { do: 'cutSockets'; /** Its key in the state. */ socket?: number }
  /** Starts a recording, from how things are now, or ends it; the last one is kept until the next. */
  | { do: 'record'; active: boolean }
  | { do: 'export'; framework: 'vitest' | 'node:test'; bot: ExportedBot }
  /** Back to the beginning: world, journal, faults and recording. */
  | { do: 'reset' }

/** How an exported test reaches the bot: the module that exports `createBot`, or its address. */
export type ExportedBot = { module: string } | { url: string }

/** What came of a command: 200, or with `error` 4xx. */
export interface CommandResult {
  /** What was wrong, and the fix. */
  error?: string
  /** The exchanges that it raised. */
  exchanges?: readonly number[]
  /** What was said. */
  message?: number
  /** The user or group that `addUser` or `addGroup` made. */
  id?: number
  /** What `export` wrote. */
  file?: { name: string; content: string }
}
