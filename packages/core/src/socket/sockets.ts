import type { Transport } from '../api/transport.ts'
import { check, type Check, checkAll, checkToken, perAccount } from '../base/check.ts'
import type { Runtime } from '../handling/runtime.ts'
import type { Settings } from '../options.ts'
import { type Admit, createAdmit, type SocketRequest } from './admission.ts'
import type { Connection, SavedConnection } from './connection.ts'
import { Hub, HUB_CHECKS, type HubOptions } from './hub.ts'
import type { Account } from './line.ts'
import type { Socket } from './socket.ts'
import type { SocketBot } from './socket-bot.ts'

/** The settings of {@link createSockets}; all are checked when it is called. */
export interface SocketsOptions extends HubOptions {
  /**
   * The token of those who connect; default that of the bot. As a function it gets `X-Self-ID`, and
   * refuses the accounts that it gives none for. Without a token only programs of the same machine
   * may connect.
   */
  accessToken?: Settings['accessToken']
  /** The paths for sockets; default the bot's `path`, `/ws`, `/ws/event` and `/ws/api`. */
  paths?: readonly string[] | undefined
}

/** The sockets of a bot. */
export interface Sockets {
  /**
   * Whether the sender of a handshake may open a socket: undefined if it may, else the response.
   * `address` is its IP address, which decides where there is no token. Never rejects.
   */
  readonly admit: Admit
  /**
   * Takes a socket: with the handshake that was admitted, the same object, which may be used up by
   * now; or one that was saved. `runtime` is for the events that it brings.
   *
   * @throws TypeError for a handshake that was not admitted.
   */
  open(socket: Socket, from: SocketRequest | SavedConnection, runtime?: Runtime | null): Connection
  /** Carries calls over the bot's sockets; the bot has it already, in front of HTTP. */
  readonly transport: Transport
  /** The open ones. */
  readonly connections: ReadonlySet<Connection>
  /** Closes those that have been silent for three heartbeats; a timer does so unless `timers: false`. */
  sweep(): void
  /**
   * Takes no more sockets and events, waits for `until` and for the events under way, and closes all
   * sockets with 1001.
   */
  close(until?: Promise<unknown>): Promise<void>
}

const CHECKS: Record<keyof SocketsOptions, Check> = {
  ...HUB_CHECKS,
  accessToken: perAccount(checkToken),
  paths: check(
    (value) => Array.isArray(value) && value.every((path) => /^\/[^?#]*$/.test(path)),
    "a list of paths such as '/ws'",
  ),
}

/**
 * Takes the sockets that OneBot implementations open to a bot (reverse WebSocket), on any runtime:
 * its server asks `admit`, hands over each socket with `open`, and then its frames.
 *
 * Events are handled as by `bot.deliver`; calls of the API go over an open socket of the account
 * that can carry them, and over HTTP where there is none.
 *
 * @throws TypeError for an option that is wrong, with the fix in its message.
 * @see https://github.com/botuniverse/onebot-11/blob/master/communication/ws-reverse.md
 */
export function createSockets(bot: SocketBot, options: SocketsOptions = {}): Sockets {
  checkAll(options, CHECKS)
  const settings = bot.settings()
  const { accessToken = settings.accessToken, paths } = options
  const accounts = new Map<string, Account>()
  // Kept, since Deno lets nobody read a request that has become a socket.
  const admitted = new WeakMap<SocketRequest, SavedConnection>()
  const hub = new Hub(bot, {
    ...options,
    direction: 'reverse',
    // With the token of one account nobody speaks for another, as with secrets over HTTP.
    maySpeakFor: async ({ name = '' }, selfId) => {
      if (typeof accessToken !== 'function') return true
      const expected = await accessToken(selfId)
      return expected ? expected === (await accessToken(name)) : !/^\d+$/.test(name)
    },
  })

  function accountOf({ selfId, ids = [] }: SavedConnection): Account {
    let account = accounts.get(selfId)
    if (account === undefined) {
      account = { name: selfId, ids: new Set([selfId, ...ids]), lines: new Set() }
      accounts.set(selfId, account)
    }
    return account
  }

  return {
    admit: createAdmit({
      onAdmitted: (request, saved) => void admitted.set(request, saved),
      accessToken,
      paths: paths ?? [settings.path, '/ws', '/ws/event', '/ws/api'],
      logger: settings.logger,
      isClosing: () => hub.isClosing,
    }),
    open(socket, from, runtime) {
      const isRestored = !('headers' in from)
      const saved = isRestored ? from : admitted.get(from)
      if (saved === undefined) throw new TypeError('open takes a request that admit has admitted')
      const account = accountOf(saved)
      const onEnd = (): void => {
        if (account.lines.size === 0) accounts.delete(saved.selfId)
      }
      return hub.open({ socket, role: saved.role, account, runtime, isRestored, onEnd })
    },
    transport: hub.transport,
    connections: hub.lines,
    sweep: () => hub.sweep(),
    close: (until) => hub.close(until),
  }
}
