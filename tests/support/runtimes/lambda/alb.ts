import type { HttpReply, HttpRequest } from '../http.ts'
import {
  all,
  encodeBody,
  fieldsOf,
  type Front,
  group,
  joinHeaders,
  type Json,
  last,
  lowerCase,
  Malformed,
  mapValues,
  readResult,
  splitTarget,
} from './front.ts'
import { isText } from './payload-v2.ts'

const HOST = 'conformance-1316758055.us-east-1.elb.amazonaws.com'
const ARN =
  'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/conformance/49e9d65c45c6791a'
const MEMBERS = [
  'statusCode',
  'statusDescription',
  'headers',
  'multiValueHeaders',
  'body',
  'isBase64Encoded',
]

/** The largest body of a request, and the largest result as JSON, in bytes. */
const LARGEST = 1024 * 1024

/**
 * An Application Load Balancer. Its target group decides which of the maps there are, for requests
 * and for responses alike; the query stays encoded.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
 */
function albFront(name: string, isMulti: boolean): Front {
  return {
    name,
    toEvent(request) {
      const { path, query } = splitTarget(request)
      const fields = fieldsOf(request, lowerCase, HOST)
      const parameters = group(toPairs(query))
      return {
        requestContext: { elb: { targetGroupArn: ARN } },
        httpMethod: request.method,
        path,
        ...(isMulti
          ? { multiValueQueryStringParameters: all(parameters), multiValueHeaders: all(fields) }
          : {
              queryStringParameters: mapValues(parameters, last),
              headers: mapValues(fields, last),
            }),
        ...(encodeBody(request.body, isText(request)) ?? { body: '', isBase64Encoded: false }),
      }
    },
    toReply(returned) {
      if (Buffer.byteLength(JSON.stringify(returned)) > LARGEST) {
        throw new Malformed('the result is larger than 1 MiB')
      }
      return toReply(returned as Json, isMulti)
    },
    refuse: ({ body }: HttpRequest) =>
      body !== undefined && body.byteLength > LARGEST ? TOO_LARGE : undefined,
  }
}

export const alb: Front = albFront('ALB', false)

export const multiAlb: Front = albFront('ALB with multi-value headers', true)

const TOO_LARGE: HttpReply = {
  status: 413,
  headers: [['content-type', 'text/html']],
  body: Buffer.from('413 Request Entity Too Large'),
}

function toPairs(query: string): [string, string][] {
  if (query === '') return []
  return query.split('&').map((pair) => {
    const sign = pair.indexOf('=')
    return sign === -1 ? [pair, ''] : [pair.slice(0, sign), pair.slice(sign + 1)]
  })
}

/** The other map is not read. */
function toReply(returned: Json, isMulti: boolean): HttpReply {
  const { statusDescription } = returned
  const isDescribed = typeof statusDescription === 'string' && /^\d{3} ./.test(statusDescription)
  if (statusDescription !== undefined && !isDescribed) {
    throw new Malformed('statusDescription must be a status and its reason')
  }
  const result = readResult(returned, MEMBERS)
  const headers = isMulti
    ? joinHeaders({ ...result, headers: {} })
    : joinHeaders({ ...result, multiValueHeaders: {} })
  return { status: result.statusCode, headers, body: result.body }
}
