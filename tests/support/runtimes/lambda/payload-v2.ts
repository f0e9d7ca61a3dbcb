import type { HttpReply, HttpRequest } from '../http.ts'
import {
  CLIENT_IP,
  encodeBody,
  fieldsOf,
  type Front,
  HOST,
  joinHeaders,
  type Json,
  lowerCase,
  mapValues,
  readResult,
  splitTarget,
} from './front.ts'

const FUNCTION_HOST = 'abcdefghijklmnopqrstuvwxyz012345.lambda-url.us-east-1.on.aws'
const MEMBERS = ['statusCode', 'headers', 'cookies', 'body', 'isBase64Encoded']

/**
 * An HTTP API with payload 2.0: the path is decoded twice, and cookies stand beside the header fields
 * only. The path begins with the stage, unless that is `$default` or the API has a custom domain.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
function httpApi(name: string, stage: string, prefix = ''): Front {
  return {
    name,
    toReply,
    toEvent(request) {
      const rawPath = prefix + decodePath(decodePath(splitTarget(request).path))
      const event = toEventV2(request, { rawPath, stage, host: HOST })
      delete event.headers['cookie']
      return event
    },
  }
}

export const defaultHttpApi: Front = httpApi('HTTP API', '$default')

export const stagedHttpApi: Front = httpApi('HTTP API with a stage', 'dev', '/dev')

export const ownDomainHttpApi: Front = httpApi('HTTP API with a stage and its own domain', 'dev')

/**
 * A Function URL: the path is as it was sent, and cookies stand in both places.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
 */
export const functionUrl: Front = {
  name: 'Function URL',
  toReply,
  toEvent: (request) =>
    toEventV2(request, {
      rawPath: splitTarget(request).path,
      stage: '$default',
      host: FUNCTION_HOST,
    }),
}

interface Where {
  rawPath: string
  stage: string
  host: string
}

function toEventV2(
  request: HttpRequest,
  { rawPath, stage, host }: Where,
): Json & { headers: Record<string, string> } {
  const { query } = splitTarget(request)
  const fields = fieldsOf(request, lowerCase, host)
  const cookies = fields.get('cookie')?.flatMap((value) => value.split('; '))
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString: query,
    ...(cookies !== undefined && { cookies }),
    headers: mapValues(fields, (list) => list.join(',')),
    ...(query !== '' && { queryStringParameters: joinedParameters(query) }),
    requestContext: {
      accountId: 'anonymous',
      apiId: host.split('.')[0],
      domainName: host,
      domainPrefix: host.split('.')[0],
      http: {
        method: request.method,
        path: decodePath(rawPath),
        protocol: 'HTTP/1.1',
        sourceIp: CLIENT_IP,
        userAgent: '',
      },
      requestId: 'ATfSmjLgPHcESJw=',
      routeKey: '$default',
      stage,
      time: '24/Nov/2026:07:00:00 +0000',
      timeEpoch: 1795503600000,
    },
    ...(encodeBody(request.body, isText(request)) ?? { isBase64Encoded: false }),
  }
}

function joinedParameters(query: string): Record<string, string> {
  const parameters = new URLSearchParams(query)
  return Object.fromEntries(
    [...parameters.keys()].map((name) => [name, parameters.getAll(name).join(',')]),
  )
}

/** Payload 2.0 has no `multiValueHeaders`: the front would drop them. */
function toReply(returned: unknown): HttpReply {
  const result = readResult(returned, MEMBERS)
  return { status: result.statusCode, headers: joinHeaders(result), body: result.body }
}

const TEXT = /^(?:text\/.*|application\/(?:.*\+)?(?:json|xml)|application\/javascript)(?:;|$)/i

/** Whether the body travels as text. Everything else is base64, also a body without a type. */
export function isText({ headers }: HttpRequest): boolean {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  return type !== undefined && TEXT.test(type)
}

export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
