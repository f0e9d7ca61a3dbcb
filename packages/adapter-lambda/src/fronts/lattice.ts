import { readFields, readValues } from '../fields.ts'
import { describeStatus } from '../status.ts'
import { encodeQuery, escapePath, escapeQuery } from '../url.ts'
import { type Front, isObject, stringOf } from './front.ts'

/**
 * VPC Lattice, event structure version 2.0.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-vpc-lattice.html
 */
export const lattice: Front = {
  methodOf: ({ version, requestContext, path, method }) =>
    version === '2.0' && isObject(requestContext) && typeof path === 'string' ? method : undefined,

  read(event) {
    const target = stringOf(event['path'])
    const mark = target.indexOf('?')
    return {
      path: escapePath(mark === -1 ? target : target.slice(0, mark)),
      query:
        mark === -1
          ? encodeQuery(readValues(undefined, event['queryStringParameters']))
          : escapeQuery(target.slice(mark + 1)),
      fields: readFields(undefined, event['headers']),
      domainName: undefined,
    }
  },

  write: ({ status, headers, cookies, body, isBase64Encoded }) => ({
    statusCode: status,
    statusDescription: describeStatus(status),
    headers: cookies.length > 0 ? { ...headers, 'set-cookie': cookies } : headers,
    body,
    isBase64Encoded,
  }),
}
