import assert from 'node:assert/strict'
import { request } from 'node:http'

import { CQHttp } from '@cqhttp/core'
import { createSandbox } from '@cqhttp/sandbox'

import { message } from './target.ts'

/** What somebody does to what runs in this process, and what must not come of it. */
export interface OwnAttack {
  name: string
  /** Gives what was seen; throws where it did not hold. */
  run: () => Promise<string>
}

const MB = 1024 * 1024
const TOKEN = 'a-token-that-nobody-may-see'

/** Posts to the sandbox's API, and gives the status; 0 where the connection was cut. */
function call(url: string, body: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const sent = request(url, { method: 'POST', headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0))
    })
    sent.on('error', () => resolve(0)).end(body)
  })
}

const json = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` }

export const ownAttacks: OwnAttack[] = [
  {
    name: 'the sandbox: 18 kB of brackets, as JSON and from a web page',
    async run() {
      await using sandbox = createSandbox({ bot: new CQHttp({ secret: false, logger: false }) })
      const url = `${await sandbox.listen()}/send_msg`
      const brackets = '['.repeat(18_000)
      const params = `{"user_id":10001,"message":${brackets}${']'.repeat(18_000)}}`
      for (const type of ['application/json', 'text/plain']) {
        await call(url, params, { 'content-type': type, origin: 'https://example.com' })
        await call(url, params, { 'content-type': type })
      }
      assert.equal(await call(url.replace('send_msg', 'get_status'), '{}', json), 200)
      return 'it goes on'
    },
  },
  {
    name: 'the sandbox: 40 bodies of 8 MiB without its token',
    async run() {
      await using sandbox = createSandbox({ accessToken: TOKEN })
      const url = `${await sandbox.listen()}/send_msg`
      const body = 'x'.repeat(8 * MB)
      const before = process.memoryUsage().rss
      const statuses = await Promise.all(Array.from({ length: 40 }, () => call(url, body)))
      const grown = (process.memoryUsage().rss - before) / MB
      for (const status of statuses) assert.ok([0, 401, 403].includes(status), `status ${status}`)
      assert.ok(grown < 200, `memory grew by ${grown.toFixed(0)} MB`)
      return `refused; memory grew by ${grown.toFixed(0)} MB`
    },
  },
  {
    name: 'the sandbox: a token under another name or escaped',
    async run() {
      await using sandbox = createSandbox({ accessToken: TOKEN })
      const url = await sandbox.listen()
      const escaped = `{"access\\u005ftoken":"${TOKEN}"}`
      await call(`${url}/get_status?access%5Ftoken=${TOKEN}`, escaped, json)
      await call(`${url}/get_status`, escaped, { ...json, 'x-access-token': TOKEN })
      const { calls } = sandbox.journal
      assert.equal(calls.length, 2)
      const seen = JSON.stringify(calls)
      assert.ok(!seen.includes(TOKEN), 'the journal shows it')
      return 'hidden'
    },
  },
  {
    name: 'a deadline with a fraction',
    async run() {
      const bot = new CQHttp({
        secret: false,
        logger: false,
        transport: async () => ({ status: 'ok', retcode: 0, data: { message_id: 1 } }),
      })
      bot.onMessage(async (event) => void (await bot.send(event, 'hi')))
      const body = message('hi', 1)
      const headers = { 'content-type': 'application/json' }
      const asked = new Request('http://bot.test/', { method: 'POST', headers, body })
      const { status } = await bot.fetch(asked, { deadline: Date.now() + 5000.25 })
      assert.equal(status, 204)
      return 'sent'
    },
  },
]
