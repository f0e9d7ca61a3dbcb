import { describe } from '../base/value.ts'
import type { Logger } from '../base/logger.ts'
import type { Outgoing } from '../http/endpoint.ts'
import { createPathTest } from '../http/path.ts'
import { createWarningTimer } from '../http/refusal.ts'
import { respondError } from '../http/respond.ts'
import type { Settings } from '../options.ts'
import type { SavedConnection } from './connection.ts'
import { parseRole, roleOfPath } from './role.ts'

/** The request that a handshake begins with: a Web `Request` and an `Incoming` are ones. */
export interface SocketRequest {
  /** The absolute URL. */
  readonly url: string
  /** The header fields. */
  readonly headers: {
    /** The value of a field, whatever the case of its name. */
    get(name: string): string | null
  }
}

/** Undefined when the socket may be opened, else the response. Never rejects. */
export type Admit = (request: SocketRequest, address?: string) => Promise<Outgoing | undefined>

export interface AdmissionSettings {
  accessToken: Settings['accessToken']
  paths: readonly string[]
  logger: Logger
  isClosing: () => boolean
  onAdmitted: (request: SocketRequest, saved: SavedConnection) => void
}

/** What to answer, and what the author should look at. */
type Refusal = readonly [status: number, text: string, hint?: string]

/** In characters: some keep the name with each socket. */
const LONGEST_NAME = 64
/** Loopback addresses, IPv4 ones also as Bun and dual-stack sockets write them. */
const LOOPBACK = /^(?:(?:::ffff:)?127\.\d+\.\d+\.\d+|::1)$/i
/** With one of these, somebody else speaks through a program of this machine: a proxy, a page. */
const RELAYED = ['origin', 'forwarded', 'x-forwarded-for', 'x-real-ip', 'via']

export function createAdmit(settings: AdmissionSettings): Admit {
  const { accessToken, paths, logger, isClosing, onAdmitted } = settings
  const arePaths = paths.map(createPathTest)
  const isDue = createWarningTimer()

  async function check(request: SocketRequest, address?: string): Promise<Refusal | undefined> {
    const { headers, url } = request
    if (isClosing()) return [503, 'the bot stops']
    if (!arePaths.some((isPath) => isPath(url))) {
      return [404, 'not found', `the paths for sockets are ${paths.join(', ')}`]
    }
    const name = headers.get('x-self-id') ?? ''
    // A field that comes twice is joined by a comma.
    if (name.length > LONGEST_NAME || name.includes(',')) {
      const hint = `it is ${describe(name)}, not one id of at most ${LONGEST_NAME} characters`
      return [400, 'wrong X-Self-ID', hint]
    }
    let expected = accessToken
    if (typeof expected === 'function') {
      if (name === '') return [401, 'X-Self-ID header missing']
      expected = await expected(name)
      if (!expected) return [403, 'unknown account', `accessToken gives none for ${describe(name)}`]
    }
    const refusal = expected ? checkToken(request, expected) : checkOrigin(request, address)
    if (refusal !== undefined) return refusal
    if (name === '') return [400, 'X-Self-ID header missing']
    const said = headers.get('x-client-role')
    const role = said ? parseRole(said) : roleOfPath(url)
    if (role === undefined) {
      return [400, 'unknown X-Client-Role', `it is ${describe(said)}, not API, Event or Universal`]
    }
    onAdmitted(request, { selfId: name, role })
    return undefined
  }

  return async (request, address) => {
    let refusal: Refusal | undefined
    try {
      refusal = await check(request, address)
    } catch (error) {
      logger.error('a socket could not be admitted:', error)
      return respondError(500, 'internal error')
    }
    if (refusal === undefined) return undefined
    const [status, text, hint] = refusal
    const reason = hint === undefined ? text : `${text} (${hint})`
    // Scanners look for paths too; implementations, which dial again every few seconds, name themselves.
    const isLost = status === 404 && !(request.headers.get('x-self-id') && isDue(text))
    logger[isLost ? 'debug' : 'warn'](
      `refused a socket from ${address ?? 'an unknown address'}: ${status} ${reason}`,
    )
    return respondError(status, text)
  }
}

function checkToken(request: SocketRequest, expected: string): Refusal | undefined {
  const given = tokenOf(request)
  if (given === '') {
    return [401, 'access token missing', 'enter accessToken as the token of the implementation']
  }
  return isSame(given, expected)
    ? undefined
    : [403, 'wrong access token', "the implementation's token is not accessToken"]
}

/**
 * `Bearer` and `Token` in any case; the query where there is no header, or an empty `Bearer`.
 *
 * A `+` of the query would be read as a blank, which no token has.
 */
function tokenOf({ headers, url }: SocketRequest): string {
  const header = headers.get('authorization') ?? ''
  const [, token = ''] = /^(?:bearer|token) +(\S+)/i.exec(header) ?? []
  const query = URL.parse(url)?.searchParams.get('access_token') ?? ''
  return token || query.replaceAll(' ', '+')
}

/** How long it takes follows from `given`, which the other side knows, and from nothing else. */
function isSame(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length
  for (let index = 0; index < given.length; index++) {
    difference |= given.charCodeAt(index) ^ expected.charCodeAt(index % expected.length)
  }
  return difference === 0
}

/** Without a token only programs of the same machine may connect, and none that speak for others. */
function checkOrigin({ headers }: SocketRequest, address = ''): Refusal | undefined {
  const isLocal = LOOPBACK.test(address) && RELAYED.every((name) => headers.get(name) === null)
  return isLocal
    ? undefined
    : [403, 'access token required', 'set accessToken; without it only this machine may connect']
}
