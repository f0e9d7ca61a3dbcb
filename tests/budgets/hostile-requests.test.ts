// A file of its own: once the methods have been replaced, V8 runs them several times slower.
import { type LambdaEvent, toLambdaHandler } from '@cqhttp/adapter-lambda'
import type { Endpoint } from '@cqhttp/core'
import { expect, test } from 'vitest'

import { countSteps } from '../support/count-steps.ts'

/** Parts of a request, of about `length` characters. */
const hostile: Record<string, (length: number) => string> = {
  'blanks within': (length) => `a${' '.repeat(length)}b`,
  'tabs and line breaks within': (length) => `a${'\t\r\n'.repeat(length / 3)}b`,
  'blanks only': (length) => ' '.repeat(length),
  slashes: (length) => `${'/'.repeat(length)}x`,
  'dot segments': (length) => `/a${'/..'.repeat(length / 3)}`,
  'escaped dot segments': (length) => `/a${'/%2e%2e'.repeat(length / 7)}`,
  'percent signs': (length) => `/${'%'.repeat(length)}`,
  escapes: (length) => `/${'%20'.repeat(length / 3)}`,
  'what looks like a scheme': (length) => `http${' '.repeat(length)}x`,
  'letters of a host': (length) => `${'a.'.repeat(length / 2)}:`,
  'what is not ASCII': (length) => '你'.repeat(length),
  delimiters: (length) => '&=?#'.repeat(length / 4),
}

const endpoint: Endpoint = {
  fetch: () => new Response(),
  handle: async ({ headers, url }) => {
    const read = ['x-signature', 'x-self-id', 'content-type', 'cookie'].map((name) =>
      headers.get(name),
    )
    return { status: 200, headers: {}, body: `${url.length} ${read.join().length}` }
  },
}

/** The text everywhere, as each front has it. */
function eventsWith(text: string): object[] {
  const names = ['host', 'x-forwarded-proto', 'x-signature', 'content-type', 'cookie', text]
  const headers = Object.fromEntries(names.map((name) => [name, text]))
  const lists = Object.fromEntries(names.map((name) => [name, [text, text]]))
  const query = { [text]: text }
  const v1 = {
    httpMethod: 'POST',
    path: text,
    headers,
    multiValueHeaders: lists,
    queryStringParameters: query,
    body: text,
  }
  const http = { method: 'POST', path: text }
  const requestContext = { http, stage: 'dev', domainName: 'x.execute-api.test' }
  const v2 = { version: '2.0', rawPath: text, rawQueryString: text, cookies: [text], headers }
  return [
    { ...v1, requestContext: { stage: 'dev' } },
    { ...v1, version: '1.0', requestContext: { stage: 'dev' } },
    { ...v1, requestContext: { elb: {} } },
    { ...v2, requestContext },
    { ...v2, requestContext: { ...requestContext, domainName: 'x.lambda-url.test' } },
    { version: '2.0', method: 'POST', path: text, headers: lists, requestContext: {} },
    { httpMethod: text, path: '/', requestContext: {} },
  ]
}

test.each(Object.entries(hostile))(
  '%s in a request to a Lambda function take eight times as much when there are eight times as many',
  async (_what, make) => {
    const handler = toLambdaHandler(endpoint, { logger: false })
    const stepsFor = (length: number): Promise<number> => {
      const events = eventsWith(make(length)) as LambdaEvent[]
      return countSteps(async () => {
        for (const event of events) await handler(event, undefined as never)
      })
    }
    const short = await stepsFor(1_000)
    expect(short).toBeGreaterThan(1_000)
    expect((await stepsFor(8_000)) / short).toBeLessThan(9)
  },
)

test('header names that differ by case only are put together in linear time', async () => {
  const handler = toLambdaHandler(endpoint, { logger: false })
  const stepsFor = (count: number): Promise<number> => {
    const names = Array.from({ length: count }, (_, index) =>
      Array.from('abcdefghijklmn', (letter, bit) =>
        (index >> bit) & 1 ? letter.toUpperCase() : letter,
      ),
    )
    const headers = Object.fromEntries(names.map((letters) => [letters.join(''), 'x']))
    const event = { httpMethod: 'GET', path: '/', headers, requestContext: { elb: {} } }
    return countSteps(() => handler(event as LambdaEvent, undefined as never))
  }
  expect((await stepsFor(8_000)) / (await stepsFor(1_000))).toBeLessThan(9)
})
