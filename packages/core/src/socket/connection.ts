import type { Runtime } from '../handling/runtime.ts'
import type { Role } from './role.ts'

/** What to keep of a connection where it outlives its object, such as over hibernation: plain JSON. */
export interface SavedConnection {
  /** As the handshake names the account. */
  readonly selfId: string
  /** What the socket is for. */
  readonly role: Role
  /** All ids that the account is known by, of its events too. */
  readonly ids?: readonly string[] | undefined
}

/** An open socket of an account. */
export interface Connection {
  /**
   * The account, as the handshake (`X-Self-ID`) or else its events name it; undefined as long as a
   * socket that the bot has dialled has brought no event.
   */
  readonly selfId: string | undefined
  /** What the socket is for. */
  readonly role: Role
  /** What to give to `open` when the socket outlives this object. */
  readonly saved: SavedConnection
  /**
   * To be called with each frame: an event is handled, an answer goes to its call. Other frames, and
   * events beyond 1000 under way, are dropped; one that is not text or too long closes the socket.
   *
   * Resolves when the event has been handled; never rejects. `runtime` is that of `open` by default.
   */
  message(frame: unknown, runtime?: Runtime | null): Promise<void>
  /** To be called when the socket has closed: calls that wait are rejected, `sent: 'unknown'`. */
  closed(code?: number, reason?: string): void
  /** Closes the socket; default with 1000. Calls that wait are rejected at once. */
  close(code?: number, reason?: string): void
}

/** A connection that came or went. */
export interface ConnectionReport {
  /** What happened. */
  readonly state: 'opened' | 'closed'
  /** The account; see {@link Connection.selfId}. */
  readonly selfId: string
  /** What the socket is for. */
  readonly role: Role
  /** Who has dialled: `reverse` for the implementation, `forward` for the bot. */
  readonly direction: 'reverse' | 'forward'
  /** The code of the close, 1006 without one; undefined for one that opened. */
  readonly code?: number | undefined
  /** Why it closed, where that is known; `''` else. */
  readonly reason: string
}

/** Is told which connections come and go. */
export type ConnectionHandler = (report: ConnectionReport) => void | Promise<void>
