import { readFields } from '../fields.ts'
import { escapeDecodedPath, escapePath, escapeQuery, withoutStage } from '../url.ts'
import { type Front, type Json, objectOf, stringOf } from './front.ts'

/**
 * HTTP APIs with payload 2.0, and Function URLs.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
 */
export const payloadV2: Front = {
  // `rawPath` alone proves nothing: with a custom domain, payload 1.0 has it too.
  methodOf: ({ version, rawPath, requestContext }) =>
    version === '2.0' && typeof rawPath === 'string'
      ? objectOf(objectOf(requestContext)['http'])['method']
      : undefined,

  read(event) {
    const { domainName, stage } = objectOf(event['requestContext'])
    const fields = readFields(undefined, event['headers'])
    // A Function URL has them in both places.
    if (!fields.has('cookie')) fields.add('cookie', joinCookies(event['cookies']))
    const rawPath = stringOf(event['rawPath'])
    return {
      path: isFunctionUrl(stringOf(domainName) || fields.get('host') || '')
        ? escapePath(rawPath)
        : escapeDecodedPath(withoutStage(rawPath, stage)),
      query: escapeQuery(stringOf(event['rawQueryString'])),
      fields,
      domainName,
    }
  },

  write: ({ status, headers, cookies, body, isBase64Encoded }) => ({
    statusCode: status,
    headers,
    cookies,
    body,
    isBase64Encoded,
  }),
}

/** Nothing else tells the two apart, and only one of them leaves the path as it was sent. */
function isFunctionUrl(domainName: string): boolean {
  return domainName.includes('.lambda-url.')
}

function joinCookies(cookies: Json[string]): string[] {
  const values = Array.isArray(cookies)
    ? cookies.filter((cookie) => typeof cookie === 'string')
    : []
  return values.length > 0 ? [values.join('; ')] : []
}
