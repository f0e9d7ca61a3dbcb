import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const PROGRAM = `
  import { registerHooks } from 'node:module'
  const loaded = []
  registerHooks({ resolve(specifier, context, next) {
    loaded.push(specifier)
    return next(specifier, context)
  } })
  const touched = []
  for (const name of ['Request', 'Response', 'Headers', 'fetch', 'WebSocket']) {
    Object.defineProperty(globalThis, name, { configurable: true, get() { touched.push(name) } })
  }
  const { CQHttp } = await import('@cqhttp/core')
  const { createSockets } = await import('@cqhttp/core/socket')
  const bot = new CQHttp({ secret: false, logger: false, accessToken: 'hidden' })
  const sockets = createSockets(bot)
  const headers = { get: (name) => ({ 'x-self-id': '1', authorization: 'Bearer hidden' })[name] ?? null }
  const request = { url: 'http://bot.test/ws', headers }
  const refusal = await sockets.admit(request)
  const connection = sockets.open({ send() {}, close() {} }, request)
  await connection.message('{"post_type":"notice","notice_type":"x","self_id":1}')
  const { inspect } = await import('node:util')
  const isShown = inspect(bot, { depth: 9 }).includes('hidden') || JSON.stringify(bot).includes('hidden')
  console.log(JSON.stringify({ refusal, touched, isShown, ky: loaded.filter((name) => /^ky\\b/.test(name)) }))
`

test('sockets load and touch neither ky nor the fetch stack, and a log of the bot shows no token', async () => {
  const args = ['--input-type=module', '--no-warnings', '-e', PROGRAM]
  const cwd = new URL('../..', import.meta.url)
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd })
  expect(JSON.parse(stdout)).toEqual({ touched: [], isShown: false, ky: [] })
})
