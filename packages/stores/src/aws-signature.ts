/** Who asks, as the role of a function gives it, or a user. */
export interface AwsCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Of a role. */
  readonly sessionToken?: string | undefined
}

interface Post {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * The headers of a signed POST, for a path and no query.
 *
 * Written out, for this form of request: a library would sign any form, by way of `Headers` and
 * `Request`, whose first use loads Node's fetch, in some 50 ms of a cold start.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signHeaders(
  { url, headers, body }: Post,
  { accessKeyId, secretAccessKey, sessionToken }: AwsCredentials,
  region: string,
  service: string,
): Record<string, string> {
  const { createHash, createHmac } = process.getBuiltinModule('node:crypto')
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
  const hmac = (key: string | Buffer, text: string): Buffer =>
    createHmac('sha256', key).update(text).digest()

  const time = new Date().toISOString().replace(/[:-]|\.\d+/g, '')
  const all: Record<string, string> = { ...headers, host: url.host, 'x-amz-date': time }
  if (sessionToken) all['x-amz-security-token'] = sessionToken
  const names = Object.keys(all).toSorted()
  const request = [
    'POST',
    url.pathname,
    '',
    ...names.map((name) => `${name}:${all[name]}`),
    '',
    names.join(';'),
    hash(body),
  ].join('\n')
  const scope = [time.slice(0, 8), region, service, 'aws4_request']
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`)
  const text = ['AWS4-HMAC-SHA256', time, scope.join('/'), hash(request)].join('\n')
  all['authorization'] =
    `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope.join('/')}, ` +
    `SignedHeaders=${names.join(';')}, Signature=${hmac(key, text).toString('hex')}`
  return all
}
