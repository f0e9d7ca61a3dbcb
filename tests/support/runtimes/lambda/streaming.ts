import type { HttpReply } from '../http.ts'
import { joinHeaders, type Json, Malformed, readHead } from './front.ts'
import type { Invoked } from './runtime-api.ts'

const PRELUDE_TYPE = 'application/vnd.awslambda.http-integration-response'
const DELIMITER = Buffer.alloc(8)
/** How far into the stream the delimiter may be, in bytes. */
const LARGEST_PRELUDE = 16 * 1024
const MEMBERS = ['statusCode', 'headers', 'multiValueHeaders', 'cookies']

/**
 * The response that a Function URL or a REST API makes of a stream.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html
 */
export function toStreamedReply({ contentType, body }: Invoked): HttpReply {
  if (contentType !== PRELUDE_TYPE) throw new Malformed(`the stream is of type ${contentType}`)
  const end = body.indexOf(DELIMITER)
  if (end === -1 || end > LARGEST_PRELUDE) throw new Malformed('the stream has no prelude')
  const prelude = JSON.parse(body.subarray(0, end).toString()) as Json
  for (const member of Object.keys(prelude)) {
    if (!MEMBERS.includes(member)) throw new Malformed(`the prelude has ${member}`)
  }
  const head = readHead(prelude)
  return {
    status: head.statusCode,
    headers: joinHeaders(head),
    body: body.subarray(end + DELIMITER.byteLength),
  }
}
