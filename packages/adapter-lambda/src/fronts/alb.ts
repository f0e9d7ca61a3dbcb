import { readFields, readValues } from '../fields.ts'
import { describeStatus } from '../status.ts'
import { escapePath, joinQuery } from '../url.ts'
import { type Front, isObject, objectOf, stringOf } from './front.ts'

/**
 * Application Load Balancers, with or without multi-value headers.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
 */
export const alb: Front = {
  methodOf: ({ requestContext, httpMethod, path }) =>
    isObject(objectOf(requestContext)['elb']) && typeof path === 'string' ? httpMethod : undefined,

  read: (event) => ({
    path: escapePath(stringOf(event['path'])),
    query: joinQuery(
      readValues(event['multiValueQueryStringParameters'], event['queryStringParameters']),
    ),
    fields: readFields(event['multiValueHeaders'], event['headers']),
    domainName: undefined,
  }),

  // It reads the map that the target group is configured for, and no other.
  write({ status, headers, cookies, body, isBase64Encoded }, event) {
    const result = { statusCode: status, statusDescription: describeStatus(status) }
    if (!isObject(event['multiValueHeaders'])) {
      return { ...result, headers: { ...headers, ...spell(cookies) }, body, isBase64Encoded }
    }
    const multiValueHeaders: Record<string, string[]> = {}
    for (const [name, value] of Object.entries(headers)) multiValueHeaders[name] = [value]
    if (cookies.length > 0) multiValueHeaders['set-cookie'] = cookies
    return { ...result, multiValueHeaders, body, isBase64Encoded }
  },
}

/** One value a name is all there is room for, so each cookie gets a spelling of its own. */
function spell(cookies: readonly string[]): Record<string, string> {
  return Object.fromEntries(cookies.map((cookie, index) => [spelling(index), cookie]))
}

/** `set-cookie`, with upper case where the bits of a number are 1. */
function spelling(bits: number): string {
  return 'set-cookie'.replaceAll(/[a-z]/g, (letter) => {
    const isUpper = bits % 2 === 1
    bits >>= 1
    return isUpper ? letter.toUpperCase() : letter
  })
}
