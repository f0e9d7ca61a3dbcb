// What each front makes of a request, and what it throws away on the way.
import type { LambdaEvent, LatticeEvent } from '../src/index.ts'

/** A request as the client sends it. */
export interface Sent {
  method: string
  host: string
  /** Encoded. */
  path: string
  /** Encoded, without `?`. */
  query: string
  /** Names in lower case, in order, with repeats; neither `host` nor `cookie`. */
  headers: [name: string, value: string][]
  cookies: string[]
  body: Uint8Array
}

export function sent(parts: Partial<Sent> = {}): Sent {
  return {
    method: 'POST',
    host: 'bot.example.com',
    path: '/',
    query: '',
    headers: [],
    cookies: [],
    body: new Uint8Array(),
    ...parts,
  }
}

type Pair = [name: string, value: string]

function grouped(pairs: readonly Pair[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const [name, value] of pairs) groups.set(name, [...(groups.get(name) ?? []), value])
  return groups
}

/** One value a name, the last one. */
const lastOf = (pairs: readonly Pair[]) => Object.fromEntries(pairs)
const allOf = (pairs: readonly Pair[]) => Object.fromEntries(grouped(pairs))

/** The values of a name joined, as payload 2.0 has them. */
const joined = (pairs: readonly Pair[]) =>
  Object.fromEntries([...grouped(pairs)].map(([name, values]) => [name, values.join(',')]))

export const decodedPairs = (query: string): Pair[] => [...new URLSearchParams(query)]

/** Names and values as they were sent. */
export function rawPairs(query: string): Pair[] {
  return query
    .split('&')
    .filter((piece) => piece !== '')
    .map((piece) => {
      const equals = piece.indexOf('=')
      return equals === -1 ? [piece, ''] : [piece.slice(0, equals), piece.slice(equals + 1)]
    })
}

function headersOf({ host, headers, cookies }: Sent, proto = 'https'): Pair[] {
  const all: Pair[] = [['host', host], ['x-forwarded-proto', proto], ...headers]
  if (cookies.length > 0) all.push(['cookie', cookies.join('; ')])
  return all
}

const TEXT = /^(?:text\/|application\/(?:[\w.]+\+)?(?:json|xml|javascript)\b)/

/** Whether the front hands a body over as text. */
export function isText({ headers }: Sent): boolean {
  return TEXT.test(headers.find(([name]) => name === 'content-type')?.[1] ?? '')
}

function bodyOf(
  { body }: Sent,
  asText: boolean,
  none?: '' | null,
): { body: string | null | undefined; isBase64Encoded: boolean } {
  if (body.length === 0) return { body: none, isBase64Encoded: false }
  return {
    body: Buffer.from(body).toString(asText ? 'utf8' : 'base64'),
    isBase64Encoded: !asText,
  }
}

/** Through JSON, as the runtime gets it. */
function asEvent<Event extends LambdaEvent | LatticeEvent>(event: unknown): Event {
  return JSON.parse(JSON.stringify(event)) as Event
}

/** An event with other members, also such as the types do not know. */
export function altered(event: LambdaEvent, members: object): LambdaEvent {
  return asEvent({ ...event, ...members })
}

const API = 'a1b2c3d4e5'
const API_DOMAIN = `${API}.execute-api.eu-central-1.amazonaws.com`
const URL_DOMAIN = 'abcdefghijklmnop.lambda-url.eu-central-1.on.aws'

function staged(path: string, stage: string): string {
  return stage === '$default' ? path : `/${stage}${path}`
}

/** API Gateway decodes what it can, and for payload 2.0 it does so twice. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

export interface StageOptions {
  stage?: string
}

export function httpApiV2(request: Sent, { stage = '$default' }: StageOptions = {}): LambdaEvent {
  const { method, path, query, cookies } = request
  const rawPath = staged(decoded(decoded(path)), stage)
  const headers = headersOf(request).filter(([name]) => name !== 'cookie')
  return asEvent({
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString: query,
    ...(cookies.length > 0 && { cookies }),
    headers: joined(headers),
    ...(query !== '' && { queryStringParameters: joined(decodedPairs(query)) }),
    requestContext: {
      accountId: '111122223333',
      apiId: API,
      domainName: API_DOMAIN,
      domainPrefix: API,
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.7', userAgent: 'x' },
      requestId: 'r1',
      routeKey: '$default',
      stage,
      time: '01/Jan/2026:00:00:00 +0000',
      timeEpoch: 1_767_225_600_000,
    },
    ...bodyOf(request, isText(request)),
  })
}

export function functionUrl(request: Sent): LambdaEvent {
  const { method, path, query, cookies } = request
  return asEvent({
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    ...(cookies.length > 0 && { cookies }),
    headers: joined(headersOf(request)),
    requestContext: {
      accountId: 'anonymous',
      apiId: 'abcdefghijklmnop',
      domainName: URL_DOMAIN,
      domainPrefix: 'abcdefghijklmnop',
      http: { method, path: decodeURIComponent(path), protocol: 'HTTP/1.1', sourceIp: '192.0.2.7' },
      requestId: 'r1',
      routeKey: '$default',
      stage: '$default',
    },
    ...bodyOf(request, isText(request)),
  })
}

export interface RestOptions extends StageOptions {
  /** Whether the API is configured with the binary media type. */
  binary?: boolean
}

export function restApi(
  request: Sent,
  { stage = 'prod', binary = false }: RestOptions = {},
): LambdaEvent {
  const { method, path, query } = request
  const pairs = decodedPairs(query)
  return asEvent({
    resource: '/{proxy+}',
    path,
    httpMethod: method,
    headers: lastOf(headersOf(request)),
    multiValueHeaders: allOf(headersOf(request)),
    queryStringParameters: pairs.length > 0 ? lastOf(pairs) : null,
    multiValueQueryStringParameters: pairs.length > 0 ? allOf(pairs) : null,
    pathParameters: { proxy: path.slice(1) },
    stageVariables: null,
    requestContext: {
      accountId: '111122223333',
      apiId: API,
      domainName: API_DOMAIN,
      httpMethod: method,
      path: staged(path, stage),
      protocol: 'HTTP/1.1',
      resourcePath: '/{proxy+}',
      stage,
    },
    ...bodyOf(request, !binary, null),
  })
}

export function httpApiV1(request: Sent, { stage = '$default' }: StageOptions = {}): LambdaEvent {
  const path = staged(request.path, stage)
  const rest = restApi(request, { stage })
  return asEvent({
    ...rest,
    version: '1.0',
    path,
    requestContext: { ...rest.requestContext, path: decoded(path) },
    ...bodyOf(request, isText(request), null),
  })
}

export interface AlbOptions {
  multiValue?: boolean
  proto?: string
}

export function alb(
  request: Sent,
  { multiValue = false, proto = 'https' }: AlbOptions = {},
): LambdaEvent {
  const { method, path, query } = request
  const headers = headersOf(request, proto)
  const pairs = rawPairs(query)
  return asEvent({
    requestContext: {
      elb: { targetGroupArn: 'arn:aws:elasticloadbalancing:eu-central-1:1:targetgroup/t/1' },
    },
    httpMethod: method,
    path,
    ...(multiValue
      ? { multiValueQueryStringParameters: allOf(pairs), multiValueHeaders: allOf(headers) }
      : { queryStringParameters: lastOf(pairs), headers: lastOf(headers) }),
    ...bodyOf(request, isText(request), ''),
  })
}

export function lattice(request: Sent, { queryInPath = false } = {}): LatticeEvent {
  const { method, path, query } = request
  return asEvent({
    version: '2.0',
    path: queryInPath && query !== '' ? `${path}?${query}` : path,
    method,
    headers: allOf(headersOf(request)),
    ...(query !== '' && { queryStringParameters: allOf(decodedPairs(query)) }),
    requestContext: {
      serviceNetworkArn: 'arn:aws:vpc-lattice:eu-central-1:111122223333:servicenetwork/sn-1',
      region: 'eu-central-1',
      timeEpoch: '1767225600000000',
    },
    ...bodyOf(request, isText(request)),
  })
}
