// Two Workers with a queue each, which share a store in Durable Objects, in workerd.
import { createHmac } from 'node:crypto'
import { fileURLToPath } from 'node:url'

import { expect, onTestFinished, test } from 'vitest'
import { createTestHarness } from 'wrangler'

import { privateMessage } from '../conformance/request.ts'
import { ACCESS_TOKEN, startImplementation } from '../support/runtimes/implementation.ts'

const WORKERS = ['one', 'two'] as const

/** The first Worker has the class, and the other the same objects. */
function configOf(id: string, apiRoot: string) {
  const owner = id === 'one' ? {} : { script_name: 'one' }
  return {
    name: id,
    main: fileURLToPath(new URL('store-worker.ts', import.meta.url)),
    compatibility_date: '2026-11-17',
    vars: { CQHTTP_API_ROOT: apiRoot, CQHTTP_ACCESS_TOKEN: ACCESS_TOKEN },
    durable_objects: { bindings: [{ name: 'STORE', class_name: 'StoreObject', ...owner }] },
    migrations: id === 'one' ? [{ tag: 'v1', new_sqlite_classes: ['StoreObject'] }] : [],
    queues: {
      producers: [{ binding: 'EVENTS', queue: `events-${id}` }],
      consumers: [
        { queue: `events-${id}`, max_batch_size: 10, max_batch_timeout: 0, max_retries: 20 },
      ],
    },
  }
}

test('events that come twice to each of two isolates are handled once, failures included', async () => {
  process.env['WRANGLER_SEND_METRICS'] = 'false'
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false'
  const implementation = await startImplementation()
  onTestFinished(() => implementation.close())
  const workers = WORKERS.map((id) => ({ config: configOf(id, implementation.apiRoot) }))
  const harness = createTestHarness({ workers })
  onTestFinished(() => harness.close())
  await harness.listen()

  async function post(text: string, userId: number, worker: string): Promise<number> {
    const event = JSON.parse(privateMessage({ text })) as object
    const body = JSON.stringify({ ...event, user_id: userId })
    const signature = createHmac('sha1', 'a-secret').update(body).digest('hex')
    const init = { method: 'POST', body, headers: { 'x-signature': `sha1=${signature}` } }
    return (await harness.getWorker(worker).fetch('http://bot.example/', init)).status
  }
  const said = (): string[] =>
    implementation.calls.map(([, body]) => {
      const { message } = JSON.parse(body) as { message: { data: { text: string } }[] }
      return message.map(({ data }) => data.text).join('')
    })

  const texts = Array.from({ length: 24 }, (_, id) => `${id % 6 === 0 ? 'later' : 'event'} ${id}`)
  for (const [id, text] of texts.entries()) {
    const copies = [...WORKERS, ...WORKERS].map((worker) => post(text, id, worker))
    expect(await Promise.all(copies)).toEqual([204, 204, 204, 204])
  }
  await expect.poll(() => said().length, { timeout: 30_000 }).toBe(texts.length)
  // Longer than the pause of an attempt that failed.
  await new Promise((resolve) => setTimeout(resolve, 6_000))
  expect(said().toSorted()).toEqual(texts.toSorted())
}, 90_000)
