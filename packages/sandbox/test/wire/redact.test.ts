import { createSandbox } from '@cqhttp/sandbox'
import { describe, expect, onTestFinished, test } from 'vitest'
import { redactBody, redactHeaders, redactSecrets, redactValue } from '../../src/wire/redact.ts'

const TOKEN = 'sesame-of-the-tests'

describe('a body', () => {
  test.each([
    [`{"access_token":"${TOKEN}","a":1}`, '{"access_token":"***","a":1}'],
    [`{"access\\u005ftoken":"${TOKEN}"}`, '{"access\\u005ftoken":"***"}'],
    [`{"\\u0061ccess_token" : "${TOKEN}\\" still"}`, '{"\\u0061ccess_token" : "***"}'],
    [`{ "params": { "accessToken": "${TOKEN}" } }`, '{ "params": { "accessToken": "***" } }'],
    [`[{"X-Access-Token":"${TOKEN}"}]`, '[{"X-Access-Token":"***"}]'],
    [`{access_token:'${TOKEN}', b: 'it\\'s'}`, `{access_token:'***', b: 'it\\'s'}`],
    [`{/* a: */ token /* b */ : "${TOKEN}"}`, '{/* a: */ token /* b */ : "***"}'],
    [`{"access_token":12345678}`, '{"access_token":***}'],
    [`{"access_token":"${TOKEN}`, '{"access_token":"***"'],
    [`access_token=${TOKEN}&a=1`, 'access_token=***&a=1'],
    [`a=it's&access%5Ftoken=${TOKEN}`, "a=it's&access%5Ftoken=***"],
    [`%61ccess_token=${TOKEN}`, '%61ccess_token=***'],
    ['{"message":"the access_token: is secret"}', '{"message":"the access_token: is secret"}'],
    ['{"csrf_token":1,"message":"token"}', '{"csrf_token":1,"message":"token"}'],
    ['a&b=1', 'a&b=1'],
    ['', ''],
  ])('%s', (body, shown) => {
    expect(redactBody(body)).toBe(shown)
  })
})

test('headers', () => {
  expect(
    redactHeaders({
      authorization: 'x',
      'x-access-token': 'x',
      cookie: 'x',
      'x-api-key': 'x',
      host: 'h',
    }),
  ).toEqual({
    authorization: '***',
    'x-access-token': '***',
    cookie: '***',
    'x-api-key': '***',
    host: 'h',
  })
})

test('values, which stay the same when there is nothing to hide', () => {
  const plain = { a: [{ b: 'token' }] }
  expect(redactValue(plain)).toBe(plain)
  expect(redactValue({ a: [{ access_token: TOKEN }], c: 1 })).toEqual({
    a: [{ access_token: '***' }],
    c: 1,
  })
})

test('a secret wherever it stands, unless it is too short to be told apart', () => {
  const secret = 'a "secret" & more'
  const text = [secret, JSON.stringify({ secret }), encodeURIComponent(secret)].join('\n')
  expect(redactSecrets(text, [secret, 'abc'])).toBe('***\n{"secret":"***"}\n***')
  expect(redactSecrets('abc', ['abc', ''])).toBe('abc')
})

test('nothing of it is in the journal, however it comes', async () => {
  const sandbox = createSandbox({ profile: 'napcat', accessToken: TOKEN })
  onTestFinished(() => sandbox.close())
  const apiRoot = await sandbox.listen()
  const json = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` }
  const form = { ...json, 'content-type': 'application/x-www-form-urlencoded' }
  const post = (path: string, headers: Record<string, string>, body: string): Promise<Response> =>
    fetch(`${apiRoot}/${path}`, { method: 'POST', headers, body })
  await post('get_status', json, `{"access\\u005ftoken":"${TOKEN}"}`)
  await post('get_status', form, `access%5Ftoken=${TOKEN}`)
  await post(`get_status?access_token=${TOKEN}&x=${TOKEN}`, json, `{"message":"it is ${TOKEN}"}`)
  await post(TOKEN, { ...json, 'X-Access-Token': TOKEN, 'x-other': TOKEN }, '{}')
  await post('get_status', { authorization: 'Bearer wrong-token-of-another' }, '{}')
  expect(sandbox.calls).toHaveLength(5)
  for (const { request, action } of sandbox.calls) {
    expect(JSON.stringify({ request, action })).not.toContain(TOKEN)
  }
  expect(JSON.stringify(sandbox.calls)).not.toContain('wrong-token-of-another')
})
