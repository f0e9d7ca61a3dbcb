import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const PRELUDE = `
  import { createHmac } from 'node:crypto'
  import { registerHooks } from 'node:module'
  const loaded = []
  registerHooks({ resolve(specifier, context, next) {
    loaded.push(specifier)
    return next(specifier, context)
  } })
  const touched = []
  for (const name of ['Request', 'Response', 'Headers', 'fetch']) {
    Object.defineProperty(globalThis, name, { configurable: true, get() {
      touched.push(name)
      throw new Error(name + ' was touched')
    } })
  }
  const { CQHttp, message, segment } = await import('@cqhttp/core')
  const print = (value) => console.log(JSON.stringify({ value, touched, loaded }))
`

const EVENT = `
  const body = JSON.stringify({
    time: 1, self_id: 1, post_type: 'message', message_type: 'group', sub_type: 'normal',
    user_id: 2, group_id: 3, message: '[CQ:at,qq=1] hi',
  })
  const signature = 'sha1=' + createHmac('sha1', 'key').update(body).digest('hex')
  const incoming = {
    method: 'POST',
    url: 'http://bot.test/',
    headers: { get: (name) => (name === 'x-signature' ? signature : null) },
    bytes: async () => new TextEncoder().encode(body),
    request() { throw new Error('a request was made') },
  }
`

/** Runs a module in a Node of its own, in this package's folder. */
async function run(code: string) {
  const args = ['--input-type=module', '--no-warnings', '-e', PRELUDE + code]
  const cwd = new URL('..', import.meta.url)
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd })
  return JSON.parse(stdout) as { value: unknown; touched: string[]; loaded: string[] }
}

test('an event is answered without the fetch stack and without ky', async () => {
  const { value, touched, loaded } = await run(`${EVENT}
    const bot = new CQHttp({ apiRoot: 'http://127.0.0.1:5700', secret: 'key', logger: false })
    bot.beforeMessage(() => {})
    bot.onMessage((event) => ({ reply: message\`hi \${segment.at(event.user_id)}\` }))
    print(await bot.handle(incoming))
  `)
  expect(value).toEqual({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body:
      '{"reply":[{"type":"text","data":{"text":"hi "}},{"type":"at","data":{"qq":"2"}}],' +
      '"at_sender":false}',
  })
  expect(touched).toEqual([])
  expect(loaded).toContain('@cqhttp/core')
  expect(loaded).toContain('itty-router/IttyRouter')
  expect(loaded.filter((specifier) => /^ky\b/.test(specifier))).toEqual([])
})

test('the node half of #hmac is what runs on Node', async () => {
  const { loaded } = await run('print()')
  expect(loaded).toContain('#hmac')
  expect(loaded).toContain('node:crypto')
})

test('refusals, routes that do not match and receive touch nothing either', async () => {
  const { value, touched } = await run(`${EVENT}
    const bot = new CQHttp({ secret: 'other', logger: false })
    bot.router.get('/health', () => new Response('ok'))
    bot.onMessage(() => { throw new Error('broken') })
    const statuses = []
    for (const change of [{}, { method: 'GET' }, { url: 'http://bot.test/x' }]) {
      statuses.push((await bot.handle({ ...incoming, ...change })).status)
    }
    await bot.receive(JSON.parse(body)).catch((error) => statuses.push(error.message))
    print(statuses)
  `)
  expect(value).toEqual([403, 405, 404, 'broken'])
  expect(touched).toEqual([])
})

test('the first call of the API loads ky', async () => {
  const { value, loaded } = await run(`
    const bot = new CQHttp({ apiRoot: 'http://127.0.0.1:5700', secret: false, logger: false })
    print(await bot.get_status().catch((error) => error.name))
  `)
  expect(value).toBe('NetworkError')
  expect(loaded).toContain('ky')
})
