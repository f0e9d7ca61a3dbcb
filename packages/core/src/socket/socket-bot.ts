import type { Runtime } from '../handling/runtime.ts'
import type { Settings } from '../options.ts'

/** What sockets need of a bot; a `CQHttp` has it. */
export interface SocketBot {
  /** Handles an event, and carries out by actions what the handlers return. */
  readonly deliver: (event: object, runtime?: Runtime | null) => Promise<unknown>
  /** The options of the bot. */
  readonly settings: Pick<Settings, 'accessToken' | 'logger' | 'path' | 'transports'>
}
