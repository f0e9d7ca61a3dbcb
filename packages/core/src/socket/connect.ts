import { check, type Check, checkAll, checkToken, isFunction } from '../base/check.ts'
import { type Id, isId } from '../base/id.ts'
import type { Runtime } from '../handling/runtime.ts'
import type { Connection } from './connection.ts'
import { type ClientSocketConstructor, dial } from './dial.ts'
import { Hub, HUB_CHECKS, type HubOptions } from './hub.ts'
import type { Account } from './line.ts'
import { type Role, roleOfPath } from './role.ts'
import { closeSocket, type Socket } from './socket.ts'
import type { SocketBot } from './socket-bot.ts'

/** The settings of {@link connect}; all are checked when it is called. */
export interface ConnectOptions extends HubOptions {
  /**
   * The address of the implementation's WebSocket server, such as `ws://127.0.0.1:3001`. A path that
   * ends with `/api` or `/event` is for calls or events alone.
   */
  url: string
  /** The token of that server, sent as `?access_token=`; default that of the bot. */
  accessToken?: string | undefined
  /** The account, where it must be known before the first event says it. */
  selfId?: Id | undefined
  /** Whether to open `/api` and `/event` below `url` in place of one socket for both. */
  split?: boolean | undefined
  /** What opens the sockets; default the global `WebSocket`. */
  WebSocket?: ClientSocketConstructor | undefined
  /** For the events that the sockets bring. */
  runtime?: Runtime | undefined
}

/** What {@link connect} keeps open. */
export interface Forward {
  /** The open ones. */
  readonly connections: ReadonlySet<Connection>
  /**
   * Ends it: no more attempts and events; waits for `until` and for the events under way, and closes
   * with 1000.
   */
  close(until?: Promise<unknown>): Promise<void>
}

const CHECKS: Record<keyof ConnectOptions, Check> = {
  ...HUB_CHECKS,
  url: (value) => {
    const url = typeof value === 'string' ? URL.parse(value) : null
    // Not what it is: it may hold a token.
    return url !== null && /^wss?:$/.test(url.protocol) && !url.hash && !url.username
      ? undefined
      : "must be a ws or wss URL without a user or fragment, such as 'ws://127.0.0.1:3001'"
  },
  accessToken: (value) => (value === '' ? undefined : checkToken(value)),
  selfId: check(isId, 'the id of an account'),
  split: check((value) => typeof value === 'boolean', 'true or false'),
  WebSocket: check(isFunction, 'a class such as the global WebSocket'),
  runtime: check((value) => typeof value === 'object', 'an object'),
}

/** In milliseconds, each from half of it on. */
const BACKOFF = { first: 2000, most: 30_000 }

/**
 * Opens sockets from the bot to an OneBot implementation (forward WebSocket), and opens them again
 * 1 to 30 s after they have closed, as long as it is not closed.
 *
 * ```ts
 * connect(bot, { url: 'ws://127.0.0.1:3001', accessToken: 'change-me' })
 * ```
 *
 * @throws TypeError for an option that is wrong, with the fix in its message.
 * @see https://github.com/botuniverse/onebot-11/blob/master/communication/ws.md
 */
export function connect(bot: SocketBot, options: ConnectOptions): Forward {
  checkAll(options, CHECKS)
  // Without a value a required option is not looked at.
  const problem = CHECKS.url(options.url)
  if (problem !== undefined) throw new TypeError(`option url ${problem}`)
  const { logger, accessToken } = bot.settings()
  const { url, selfId, split = false, timers = true, runtime } = options
  const { WebSocket = globalThis.WebSocket } = options
  if (WebSocket === undefined) throw new TypeError('there is no global WebSocket; pass WebSocket')
  const token = options.accessToken ?? accessToken
  const known = selfId === undefined ? [] : [String(selfId)]
  if (typeof token === 'function' && known.length === 0) {
    throw new TypeError('accessToken of the bot is a function of the account; pass selfId')
  }
  const account: Account = { name: undefined, ids: new Set(known), lines: new Set() }
  const hub = new Hub(bot, { ...options, direction: 'forward' })
  const closings = new Set<() => void>()

  async function toTarget(path: string): Promise<string> {
    const target = new URL(url)
    if (path !== '') target.pathname = target.pathname.replace(/\/$/, '') + path
    const value = typeof token === 'function' ? await token(String(selfId)) : token
    if (value) target.searchParams.set('access_token', value)
    return target.href
  }

  /** Keeps one socket open. */
  function keep(path: string): void {
    const where = withoutQuery(url) + path
    let attempts = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    let socket: Socket | undefined

    async function open(): Promise<void> {
      let connection: Connection | undefined
      let since = Infinity
      let why = ''
      try {
        const target = await toTarget(path)
        if (hub.isClosing) return
        socket = dial(WebSocket, target, {
          timers,
          onOpen(opened) {
            since = Date.now()
            const role: Role = roleOfPath(where)
            connection = hub.open({
              socket: opened,
              role,
              account,
              runtime,
              onEnd: () => again(since, why),
            })
          },
          onMessage: (frame) => void connection?.message(frame),
          onClose(code, reason) {
            why = [code, reason].filter(Boolean).join(' ')
            if (connection === undefined) again(since, why)
            else connection.closed(code, reason)
          },
        })
      } catch (error) {
        logger.error(`${where} could not be dialled:`, error)
        again(since)
      }
    }

    function again(since: number, why = ''): void {
      if (account.lines.size === 0) forget()
      if (hub.isClosing) return
      const hasLasted = Date.now() - since > BACKOFF.most
      if (hasLasted) attempts = 0
      const limit = Math.min(BACKOFF.most, BACKOFF.first * 2 ** attempts++)
      const delay = Math.round(limit * (0.5 + Math.random() / 2))
      const what = since === Infinity ? 'cannot be reached' : 'has closed'
      const hint = hasLasted ? '' : '; is its WebSocket server on, and accessToken its token?'
      logger[hasLasted ? 'info' : 'warn'](
        `${where} ${what}${why && ` (${why})`}; trying again in ${delay} ms${hint}`,
      )
      timer = setTimeout(() => void open(), delay)
    }

    closings.add(() => {
      clearTimeout(timer)
      if (socket !== undefined) closeSocket(socket, 1000, '')
    })
    void open()
  }

  /** Another account may answer there the next time. */
  function forget(): void {
    account.ids.clear()
    for (const id of known) account.ids.add(id)
  }

  for (const path of split ? ['/api', '/event'] : ['']) keep(path)

  const close = async (until?: Promise<unknown>): Promise<void> => {
    await hub.close(until)
    for (const end of closings) end()
  }
  return { connections: hub.lines, close }
}

/** Without what may be secret. */
function withoutQuery(url: string): string {
  const { protocol, host, pathname } = new URL(url)
  return `${protocol}//${host}${pathname.replace(/\/$/, '')}`
}
