import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** What a buffered function returns to a front, with payload 2.0. */
export interface LambdaResult {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly cookies: readonly string[]
  readonly body: Uint8Array
}

/** Header fields of the connection, and those that a front writes itself. */
const CONNECTION = /^(?:host|content-length|transfer-encoding|connection)$/
const TEXT = /^(?:text\/.*|application\/(?:.*\+)?(?:json|xml)|application\/javascript)(?:;|$)/i

/**
 * The event that a Function URL or an HTTP API makes of a request: payload 2.0. An HTTP API decodes the
 * path, and has cookies beside the header fields only.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function toLambdaEvent(
  request: IncomingMessage,
  body: Buffer,
  front: 'function-url' | 'http-api',
): Record<string, unknown> {
  const [path = '/', query = ''] = splitOnce(request.url ?? '/', '?')
  const rawPath = front === 'http-api' ? decodePath(path) : path
  const cookies = request.headers.cookie?.split('; ')
  const host = request.headers.host ?? 'localhost'
  const now = new Date()
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString: query,
    ...(cookies !== undefined && { cookies }),
    headers: headersOf(request, front, body.byteLength),
    ...(query !== '' && { queryStringParameters: joinParameters(query) }),
    requestContext: {
      accountId: 'anonymous',
      apiId: 'dev',
      domainName: host,
      domainPrefix: 'dev',
      http: {
        method: request.method ?? 'GET',
        path: decodePath(path),
        protocol: 'HTTP/1.1',
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: now.toUTCString(),
      timeEpoch: now.getTime(),
    },
    ...encodeBody(body, request.headers['content-type']),
  }
}

/** @throws TypeError for what the front could not send, with the reason. */
export function readLambdaResult(returned: unknown): LambdaResult {
  // A front takes anything that is no response for the body of one.
  if (!isObject(returned) || !('statusCode' in returned)) {
    const text = typeof returned === 'string' ? returned : (JSON.stringify(returned) ?? '')
    const headers = { 'content-type': 'application/json' }
    return { statusCode: 200, headers, cookies: [], body: Buffer.from(text) }
  }
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded = false } = returned
  if (typeof statusCode !== 'number' || !Number.isInteger(statusCode)) {
    throw new TypeError('the statusCode of the result is not a whole number')
  }
  if (!isObject(headers)) throw new TypeError('the headers of the result are not an object')
  if (!Array.isArray(cookies)) throw new TypeError('the cookies of the result are not a list')
  if (typeof body !== 'string') throw new TypeError('the body of the result is not a text')
  return {
    statusCode,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, String(value)]),
    ),
    cookies: cookies.map(String),
    body: Buffer.from(body, isBase64Encoded === true ? 'base64' : 'utf8'),
  }
}

function headersOf(
  { rawHeaders, headers }: IncomingMessage,
  front: 'function-url' | 'http-api',
  length: number,
): Record<string, string> {
  const joined = new Map<string, string>([['host', headers.host ?? 'localhost']])
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase()
    if (CONNECTION.test(name) || (name === 'cookie' && front === 'http-api')) continue
    const before = joined.get(name)
    joined.set(name, `${before === undefined ? '' : `${before},`}${rawHeaders[index + 1] ?? ''}`)
  }
  if (length > 0) joined.set('content-length', String(length))
  return Object.fromEntries(joined)
}

function encodeBody(
  body: Buffer,
  type: string | undefined,
): { body?: string; isBase64Encoded: boolean } {
  if (body.byteLength === 0) return { isBase64Encoded: false }
  const isText = type !== undefined && TEXT.test(type)
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText }
}

function joinParameters(query: string): Record<string, string> {
  const parameters = new URLSearchParams(query)
  return Object.fromEntries(
    [...parameters.keys()].map((name) => [name, parameters.getAll(name).join(',')]),
  )
}

function splitOnce(text: string, mark: string): string[] {
  const at = text.indexOf(mark)
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
