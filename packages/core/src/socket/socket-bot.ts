import type { Runtime } from '../handling/runtime.ts'
import type { Settings } from '../options.ts'

/** What sockets need of a bot; a `CQHttp` has it. */
export interface SocketBot {
  /** Handles an event, and carries out by actions what the handlers return. */
  readonly deliver: (event: object, runtime?: Runtime | null, json?: string) => Promise<unknown>
  /** Gives the options of the bot with their defaults, each time the same object. */
  settings(): Pick<Settings, 'accessToken' | 'logger' | 'path' | 'transports'>
}
