// Cloudflare Queues in workerd: what is kept, tried again, given up, and handled at once.
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import { cloudflareQueue } from '@cqhttp/adapter-workers/queue'
import { toWorkersHandler } from '@cqhttp/adapter-workers'
import { CQHttp } from '@cqhttp/core'
import { expect, onTestFinished, test } from 'vitest'
import { createTestHarness } from 'wrangler'
import { WebSocket } from 'ws'

import { privateMessage } from '../conformance/request.ts'
import { ACCESS_TOKEN, startImplementation } from '../support/runtimes/implementation.ts'

const WAIT = { timeout: 20_000 }
const root = fileURLToPath(new URL('.', import.meta.url))

async function start(queueName = 'EVENTS') {
  process.env['WRANGLER_SEND_METRICS'] = 'false'
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false'
  const implementation = await startImplementation()
  onTestFinished(() => implementation.close())
  const secrets = {
    CQHTTP_API_ROOT: implementation.apiRoot,
    CQHTTP_ACCESS_TOKEN: ACCESS_TOKEN,
    QUEUE_NAME: queueName,
  }
  const harness = createTestHarness({ root, workers: [{ configPath: 'wrangler.jsonc', secrets }] })
  onTestFinished(() => harness.close())
  const { url } = await harness.listen()
  const post = async (text: string, userId = 1): Promise<number> => {
    const event = JSON.parse(privateMessage({ text })) as object
    const body = JSON.stringify({ ...event, user_id: userId })
    const signature = createHmac('sha1', 'a-secret').update(body).digest('hex')
    const headers = { 'x-signature': `sha1=${signature}` }
    return (await fetch(url, { method: 'POST', body, headers })).status
  }
  return {
    url: url.href,
    post,
    logs: (): string[] => harness.getLogs().map(({ message }) => message),
    said: (): string[] =>
      implementation.calls.map(([, body]) => {
        const { message } = JSON.parse(body) as { message: { data: { text: string } }[] }
        return message.map(({ data }) => data.text).join('')
      }),
  }
}

test('events are kept, and each is handled once, whatever comes twice', async () => {
  const { post, said } = await start()
  const texts = Array.from({ length: 30 }, (_, id) => `event ${id}`)
  for (const [id, text] of texts.entries()) {
    const statuses = await Promise.all([post(text, id % 7), post(text, id % 7)])
    expect(statuses).toEqual([204, 204])
  }
  await expect.poll(() => said().length, WAIT).toBe(30)
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(said().toSorted()).toEqual(texts.map((text) => `1: ${text}`).toSorted())
})

test('what sent nothing is tried again, and what failed otherwise is a dead letter', async () => {
  const { post, said, logs } = await start()
  for (const text of ['later', 'bug']) expect(await post(text)).toBe(204)
  await expect.poll(said, WAIT).toEqual(['2: later'])
  const letters = logs().filter((line) => line.startsWith('dead: '))
  expect(letters).toHaveLength(1)
  expect(JSON.parse(letters[0]?.slice('dead: '.length) ?? '')).toMatchObject({
    event: { raw_message: 'bug' },
    reason: 'TypeError: a bug',
    attempts: 1,
  })
})

test('an event beyond the limit of the queue is handled at once', async () => {
  const { post, said, logs } = await start()
  expect(await post(`large ${'x'.repeat(130_000)}`)).not.toBe(500)
  expect(await post(`fits ${'x'.repeat(55_000)}`)).toBe(204)
  await expect.poll(() => said().length, WAIT).toBe(1)
  expect(said()[0]).toContain('fits')
  expect(logs().join('\n')).toContain('is handled at once: the queue takes 124000 at most')
})

test('without the binding events are handled at once, and the log says what to add', async () => {
  const { post, logs } = await start('NONE')
  expect(await post('hi')).toBe(200)
  expect(logs().join('\n')).toContain('wrangler queues create events')
})

test('events of a socket are kept too, and the answer goes over the socket', async () => {
  const { url } = await start()
  const headers = { 'X-Self-ID': '10001000', Authorization: `Bearer ${ACCESS_TOKEN}` }
  const ws = new WebSocket(`${url.replace('http', 'ws')}ws`, { headers })
  onTestFinished(() => ws.terminate())
  await once(ws, 'open')
  ws.send(privateMessage({ text: 'over a socket' }))
  const [frame] = (await once(ws, 'message')) as [Buffer]
  const { action, params, echo } = JSON.parse(frame.toString()) as Record<string, unknown>
  expect([action, JSON.stringify(params)]).toEqual(['send_msg', expect.stringContaining('1: over')])
  ws.send(JSON.stringify({ status: 'ok', retcode: 0, data: null, echo }))
})

test.each([
  [() => cloudflareQueue(''), 'option queue must be the name of a binding'],
  [() => cloudflareQueue('A', { deadLetters: 1 as never }), 'option deadLetters must be the name'],
  [() => cloudflareQueue('A', { concurrency: 0 }), 'option concurrency must be a whole number'],
  [
    () => toWorkersHandler(new CQHttp({ secret: false }), { queue: 'EVENTS' as never }),
    'option queue must be cloudflareQueue()',
  ],
])('a wrong option is named, with the fix: %#', (make, message) => {
  expect(make).toThrow(message)
})
