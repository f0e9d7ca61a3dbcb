import type { Segment } from '@cqhttp/core'
import type { JsonObject } from '../json.ts'
import type { Fact } from '../world/fact.ts'
import type { World } from '../world/world.ts'
import type { WorldErrorKind } from '../world/world-error.ts'

/** The implementations that the sandbox can behave as. */
export type ProfileName = 'standard' | 'napcat' | 'llbot' | 'lagrange' | 'go-cqhttp' | 'snowluma'

/** How an implementation behaves: data and small functions only, which other code acts on. */
export interface Profile {
  readonly name: ProfileName
  readonly post: PostRules
  readonly response: ResponseRules
  readonly operation: OperationRules
  readonly api: ApiRules
  readonly messages: MessageRules
  readonly events: EventRules
  readonly actions: ActionRules
}

/** How events are posted. Times are in seconds. */
interface PostRules {
  readonly contentType: string
  /** Left out, none is sent. */
  readonly userAgent?: string
  /** Whether the body is chunked, without Content-Length. */
  readonly chunked: boolean
  /** The JSON as this implementation writes it. */
  readonly write: (payload: JsonObject) => string
  /** How long to wait for a response; undefined for ever. */
  readonly timeout: number | undefined
  /** The shortest time limit that can be set. */
  readonly minTimeout?: number
  /** How often an event is sent again when no response came. */
  readonly resends: number
  readonly resendDelay: number
  /** Whether an event waits for the end of the one before it. */
  readonly oneByOne: boolean
  /** The time between heartbeats; undefined if none are posted over HTTP. */
  readonly heartbeat: number | undefined
  readonly lifecycle: readonly ('enable' | 'disable' | 'connect')[]
}

/** How the response to an event is read. */
interface ResponseRules {
  /** Which status codes the body is read for. */
  readonly reads: (status: number) => boolean
  /** Whether only a body of type `application/json` is read. */
  readonly jsonOnly: boolean
  /** Whether a status that is not read is logged. */
  readonly logsStatus: boolean
  /** Reads the text of a body; undefined when the response is ignored altogether. */
  readonly parse: ((text: string) => unknown) | undefined
  /** Whether a body that cannot be read is logged. */
  readonly logsBadBody: boolean
  /** Whether each chunk is decoded by itself, which garbles characters at its borders. */
  readonly decodesByChunk: boolean
}

/** How quick operations are carried out. */
interface OperationRules {
  /** The fields that count, by the kind of the event. */
  readonly fields: {
    readonly private: readonly string[]
    readonly group: readonly string[]
    readonly friend: readonly string[]
    readonly 'group-request': readonly string[]
  }
  /** `at_sender` when it is left out. */
  readonly atSender: boolean
  /** The text between the mention and the reply. */
  readonly atSeparator: string
  /** Whether a string is put behind the mention by joining unescaped JSON, as go-cqhttp does. */
  readonly joinsJson: boolean
  /** Whether a string behind the mention is plain text, and one segment alone gets no mention. */
  readonly literalMention: boolean
  /** The kinds of chat in which the reply quotes the message. */
  readonly quotes: readonly ('private' | 'group')[]
  /** The duration of a ban, in seconds, from `ban_duration`. */
  readonly banDuration: (given: number | undefined) => number
  readonly bansAnonymous: boolean
}

/** A failure of an action, before an implementation words it. */
export interface Failure {
  readonly kind: WorldErrorKind
  readonly message: string
  readonly action: string
  /** The parameter that is missing or of the wrong type, if that is why. */
  readonly parameter?: string
}

/** An answer outside the usual envelope. */
export interface PlainAnswer {
  readonly status: number
  readonly contentType: string
  readonly body: string
}

/** How the HTTP API is served. */
export interface ApiRules {
  /** The methods that are accepted; undefined for any. */
  readonly methods: readonly string[] | undefined
  readonly methodRefusal: PlainAnswer
  /** The answer to OPTIONS, before the token is looked at; undefined: OPTIONS is a method like others. */
  readonly preflight: PlainAnswer | undefined
  /** Whether the path is decoded before it is looked at. */
  readonly decodesPath: boolean
  /** The answer to a path that names no action; undefined: that of an unknown action. */
  readonly noAction: (method: string) => PlainAnswer | undefined
  /** The action that a path names; undefined when it names none. */
  readonly actionOf: (path: string) => string | undefined
  /** Whether `/` takes a body of `action` and `params`. */
  readonly takesEnvelope: boolean
  /** Matches the header; the token is its first group. */
  readonly authorization: RegExp
  /** Whether a token in the query is taken before that of the header. */
  readonly queryTokenFirst: boolean
  readonly tokenMissing: PlainAnswer
  readonly tokenWrong: PlainAnswer
  /** How many bytes a body may have. */
  readonly maxBytes: number
  /** The answer to a larger one; `drop`: the connection is destroyed. */
  readonly tooLarge: PlainAnswer | 'drop'
  /** What happens to a body that is neither JSON nor a form; `read`: as JSON anyway. */
  readonly otherBodies: 'refuse' | 'ignore' | 'read'
  /** The answer to a body of a type that is refused. */
  readonly typeRefusal: PlainAnswer
  /** What happens to a POST with an empty body. */
  readonly emptyBody: 'fine' | 'hang'
  readonly parse: (text: string) => unknown
  /** The answer to JSON that cannot be read, if there is one. */
  readonly badJson: PlainAnswer | 'hang'
  /** Whether JSON that is not an object counts as no parameters; else it is answered as bad JSON. */
  readonly otherJsonIsEmpty: boolean
  /** Whether an `echo` comes back over HTTP. */
  readonly echoes: boolean
  /** Whether `+` in a form is a space. */
  readonly plusIsSpace: boolean
  /** Whether each chunk of the body is decoded by itself. */
  readonly decodesByChunk: boolean
  /** Whether parameters of the query override those of the body. */
  readonly queryWins: boolean
  /** What stands between the frames of an answer, and whether it also ends them. */
  readonly frameBorder: string
  readonly endsFrames: boolean
  readonly unknownAction: PlainAnswer | ((action: string) => PlainAnswer)
  readonly suffixes: {
    /** `_async`: carried out after the answer, or like the plain action, or unknown. */
    readonly async: 'later' | 'plain' | 'unknown'
    readonly rateLimited: 'queue' | 'plain' | 'unknown'
  }
  readonly success: (data: unknown, echo: unknown) => JsonObject
  readonly failure: (failure: Failure, echo: unknown) => JsonObject
  /** The answer when an action was carried out, but its confirmation never came. */
  readonly unconfirmed: (echo: unknown) => JsonObject
}

/** How messages look. */
interface MessageRules {
  readonly format: 'string' | 'array'
  /** The message id for the number of a message in the world: each id once. */
  readonly toId: (number: number) => number
  /** How many messages are remembered by their ids. */
  readonly memory: number
  /** Reads a message in string format. */
  readonly parse: (text: string) => Segment[]
  /** What happens to an unknown segment type. */
  readonly unknownSegment: 'keep' | 'text' | 'fail' | 'drop'
  /** Segment types that are silently dropped. */
  readonly dropped: readonly string[]
  /** Whether a number in place of a message, and a text segment without text, are refused. */
  readonly refusesBareValues: boolean
  /** Whether a quotation of a message that is not known is dropped. */
  readonly dropsUnknownReply: boolean
  /** Whether faces that QQ does not have are dropped. */
  readonly dropsUnknownFace: boolean
  /** Whether a mention is dropped in private. */
  readonly dropsPrivateAt: boolean
  /** Whether values in segment data have to be strings. */
  readonly strictValues: boolean
  /** How many characters of text a message of the bot may have. */
  readonly maxLength: number
  /** Whether nodes may be sent as a message: with others, alone, or not at all. */
  readonly nodes: 'mixed' | 'alone' | 'refused'
  /** Whether nodes within a node make a record of their own, or are dropped. */
  readonly nestsNodes: boolean
  /** The post type that the account's own messages are reported as, if they can be. */
  readonly ownPostType: 'message_sent' | 'message' | undefined
}

/** What a profile needs to know of the account that an event is for. */
interface EventReader {
  readonly world: World
  readonly selfId: number
  readonly messageFormat: 'string' | 'array'
  /** The id of a message by its number in the world. */
  idOf(number: number): number
  /** Segments with the fields that they are received with. */
  show(segments: readonly Segment[]): Segment[]
}

/** A fact, and the account that is told about it. */
export interface EventContext {
  readonly account: EventReader
  readonly fact: Fact
  /** Whether it is read from the history, and not reported. */
  readonly isPast?: boolean
}

/** How events differ from those of the standard. */
interface EventRules {
  /** Changes the payload of the standard; undefined when this implementation does not report it. */
  readonly adapt: (payload: JsonObject, context: EventContext) => JsonObject | undefined
  /** The event for a fact that has none in the standard. */
  readonly extra: (context: EventContext) => JsonObject | undefined
  /** Whether an upload is also reported as a message. */
  readonly uploadsAreMessages: boolean
  /** Whether `friend_add` comes with the request rather than with its approval. */
  readonly requestsAreFriends: boolean
  /** The flag of a request. */
  readonly flag: (request: {
    number: number
    time: number
    type: string
    userId: number
    groupId?: number
  }) => string
  /** What `get_status` answers. */
  readonly status: JsonObject
  /** `status` of a heartbeat, where it differs from that. */
  readonly heartbeatStatus?: JsonObject
}

/** How actions differ from those of the standard. */
interface ActionRules {
  /** The actions of the standard that are not there. */
  readonly missing: readonly string[]
  /** The actions beyond the standard that the sandbox has for this implementation. */
  readonly extra: readonly string[]
  /** Defaults of parameters that differ from the standard. */
  readonly defaults: Readonly<Record<string, JsonObject>>
  /** Parameters that are required here, though the standard leaves them optional. */
  readonly required: Readonly<Record<string, readonly string[]>>
  /** Whether an empty `group_id` is an error rather than left out. */
  readonly emptyGroupFails: boolean
  /** Changes the results, by action. */
  readonly results: Readonly<Record<string, (data: unknown) => unknown>>
  /** Answers that break the rules of the envelope, by action. */
  readonly odd: Readonly<Record<string, (outcome: 'done' | Failure) => JsonObject | undefined>>
  /** Whether `.handle_quick_operation` gets the whole event, or what NapCat's validation leaves of it. */
  readonly quickOperation: 'whole' | 'stripped'
  /** Where files to be sent may be: anywhere, or on the disk of the implementation alone. */
  readonly filesFrom: 'anywhere' | 'disk'
  /** Whether sending a file gives its id. */
  readonly namesFiles: boolean
  /** Whether `send_forward_msg` sends, or uploads only. */
  readonly forwardSends: boolean
  /** Whether `get_msg` gives the event. */
  readonly messagesAreEvents: boolean
  /** The shape of `get_forward_msg`. */
  readonly forward: 'nodes' | 'contents' | 'nested' | 'events'
  /** The parameters in which `get_forward_msg` takes the id. */
  readonly forwardId: readonly string[]
}
