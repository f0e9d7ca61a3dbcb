import { readFields, readValues } from '../fields.ts'
import { encodeQuery, escapePath, withoutStage } from '../url.ts'
import { type Front, objectOf, stringOf } from './front.ts'

/**
 * REST APIs, and HTTP APIs with payload 1.0.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export const payloadV1: Front = {
  methodOf: ({ httpMethod, path }) => (typeof path === 'string' ? httpMethod : undefined),

  read(event) {
    const { domainName, stage } = objectOf(event['requestContext'])
    const path = stringOf(event['path'])
    return {
      // Only HTTP APIs say a version; they leave the stage in the path.
      path: escapePath(event['version'] === '1.0' ? withoutStage(path, stage) : path),
      query: encodeQuery(
        readValues(event['multiValueQueryStringParameters'], event['queryStringParameters']),
      ),
      fields: readFields(event['multiValueHeaders'], event['headers']),
      domainName,
    }
  },

  // A REST API answers 502 to a result that has any other member, such as `cookies`.
  write: ({ status, headers, cookies, body, isBase64Encoded }) => ({
    statusCode: status,
    headers,
    ...(cookies.length > 0 && { multiValueHeaders: { 'set-cookie': cookies } }),
    body,
    isBase64Encoded,
  }),
}
