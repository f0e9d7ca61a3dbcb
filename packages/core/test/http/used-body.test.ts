import { expect, test, vi } from 'vitest'

import { CQHttp } from '../../src/index.ts'

const body = JSON.stringify({ post_type: 'message', message_type: 'private', message: 'hi' })

function post(): Request {
  const headers = { 'content-type': 'application/json' }
  return new Request('http://x.test/', { method: 'POST', headers, body })
}

function createBot() {
  const error = vi.fn<(...data: unknown[]) => void>()
  const logger = { debug() {}, info() {}, warn() {}, error }
  return { bot: new CQHttp({ secret: false, logger }), error }
}

test.each<[string, (request: Request) => unknown]>([
  ['json()', (request) => request.json()],
  ['text()', (request) => request.text()],
  ['arrayBuffer()', (request) => request.arrayBuffer()],
  ['a reader that is still at it', (request) => request.body?.getReader()],
  ['a reader that has read a part', (request) => request.body?.getReader().read()],
])(
  'a request that was read by %s is answered with 500, and the log says what to do',
  async (_, read) => {
    const { bot, error } = createBot()
    const request = post()
    await read(request)
    const response = await bot.fetch(request)
    expect([response.status, await response.text()]).toEqual([500, 'internal error'])
    expect(error).toHaveBeenCalledExactlyOnceWith(
      'a request could not be answered:',
      expect.objectContaining({
        name: 'BodyUsedError',
        message: expect.stringMatching(/read before.*request\.clone\(\)/),
      }),
    )
  },
)

test('a request that was cloned before is read', async () => {
  const { bot, error } = createBot()
  const request = post()
  await request.clone().json()
  expect((await bot.fetch(request)).status).toBe(204)
  expect(error).not.toHaveBeenCalled()
})

test('a request for another path may have been read', async () => {
  const { bot, error } = createBot()
  const request = new Request('http://x.test/other', { method: 'POST', body })
  await request.text()
  expect((await bot.fetch(request)).status).toBe(404)
  expect(error).not.toHaveBeenCalled()
})
