import type { ProfileName } from '../../profiles/profile.ts'
import type { RecordedRequest, RecordedResponse } from '../records.ts'
import type { SocketRole } from './socket-rules.ts'

/** A socket between the sandbox and the bot, also one that never opened. Times are in ms since 1970. */
export interface SocketRecord {
  /** 1, 2, 3, … */
  readonly id: number
  /** The implementation that it belongs to. */
  readonly profile: ProfileName
  /** Who has dialled: `reverse` for the sandbox, `forward` for the bot. */
  readonly direction: 'reverse' | 'forward'
  /** What it is for. */
  readonly role: SocketRole
  /** The handshake, without tokens. */
  readonly request: RecordedRequest
  /** The answer to the handshake, where it was refused. */
  response?: RecordedResponse
  /** Why it did not open: an error code such as `ECONNREFUSED`, `TIMEOUT`, or `HTTP 403`. */
  error?: string
  readonly startedAt: number
  /** Undefined as long as it has not opened. */
  openedAt?: number
  /** Undefined while it is open. */
  closedAt?: number
  /** The code of the close; 1006 when the line was cut. */
  code?: number
  /** The reason of the close, `''` for none. */
  reason?: string
  /** Whether the sandbox has cut it, on purpose. */
  isCut?: boolean
}

/** A frame that went over a socket. */
export interface FrameRecord {
  /** 1, 2, 3, … */
  readonly id: number
  /** The socket, by its id in `journal.sockets`. */
  readonly socket: number
  /** Who has sent it. */
  readonly from: 'sandbox' | 'bot'
  /** As it was sent; tokens in it are replaced by `***`. */
  readonly text: string
  /** In milliseconds since 1970. */
  readonly time: number
}
