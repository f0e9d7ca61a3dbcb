import { afterEach, describe, expect, test, vi } from 'vitest'
import { BodyTooLargeError } from '../../src/base/errors.ts'
import { isResponse, toIncoming, toResponse } from '../../src/http/web.ts'
import { CQHttp } from '../../src/cqhttp.ts'

const CHUNK = 1000

afterEach(() => void vi.unstubAllGlobals())

/** A body without Content-Length, which counts what is read of it. */
function stream(chunks: number, options: { onCancel?: () => Promise<void> } = {}) {
  const state = { pulled: 0, cancelled: false }
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (state.pulled === chunks) return controller.close()
        state.pulled++
        controller.enqueue(new Uint8Array(CHUNK).fill(state.pulled))
      },
      cancel() {
        state.cancelled = true
        return options.onCancel?.()
      },
    },
    { highWaterMark: 0 },
  )
  return { state, body }
}

function post(body: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>, headers = {}): Request {
  return new Request('http://bot.test/', {
    method: 'POST',
    body,
    headers,
    duplex: 'half',
  } as RequestInit)
}

describe('bytes', () => {
  test('joins the chunks of a body', async () => {
    const { body } = stream(3)
    const bytes = await toIncoming(post(body)).bytes(3 * CHUNK)
    expect(bytes.length).toBe(3 * CHUNK)
    expect([bytes[0], bytes[CHUNK], bytes.at(-1)]).toEqual([1, 2, 3])
  })

  test('is empty without a body', async () => {
    const request = new Request('http://bot.test/', { method: 'POST' })
    expect(await toIncoming(request).bytes(1)).toHaveLength(0)
  })

  test('stops reading beyond the limit', async () => {
    const { state, body } = stream(1000)
    await expect(toIncoming(post(body)).bytes(2 * CHUNK)).rejects.toThrow(BodyTooLargeError)
    expect(state).toEqual({ pulled: 3, cancelled: true })
  })

  test('reads nothing of a body that is announced as too large', async () => {
    const { state, body } = stream(1000)
    const request = post(body, { 'content-length': `${CHUNK + 1}` })
    await expect(toIncoming(request).bytes(CHUNK)).rejects.toThrow(BodyTooLargeError)
    expect(state).toEqual({ pulled: 0, cancelled: true })
  })

  test('believes no Content-Length that is too small', async () => {
    const { state, body } = stream(1000)
    const request = post(body, { 'content-length': '1' })
    await expect(toIncoming(request).bytes(CHUNK)).rejects.toThrow(BodyTooLargeError)
    expect(state.pulled).toBe(2)
  })

  test.each(['', 'Cloudflare-Workers'])('reads a large body in %j', async (userAgent) => {
    vi.stubGlobal('navigator', { userAgent })
    const request = post(stream(20).body, { 'content-length': `${20 * CHUNK}` })
    const bytes = await toIncoming(request).bytes(20 * CHUNK)
    expect(bytes.length).toBe(20 * CHUNK)
    expect([bytes[0], bytes[CHUNK], bytes.at(-1)]).toEqual([1, 2, 20])
  })

  test('refuses in workerd what is larger than announced', async () => {
    vi.stubGlobal('navigator', { userAgent: 'Cloudflare-Workers' })
    const request = post(stream(20).body, { 'content-length': `${5 * CHUNK}` })
    await expect(toIncoming(request).bytes(6 * CHUNK)).rejects.toThrow(BodyTooLargeError)
  })

  test.each(['', 'many', '-1'])('reads a body that is announced as %j', async (length) => {
    const { state, body } = stream(3)
    const request = post(body, { 'content-length': length })
    expect(await toIncoming(request).bytes(3 * CHUNK)).toHaveLength(3 * CHUNK)
    expect(state.pulled).toBe(3)
  })

  test.each([
    ['fails', () => Promise.reject(new Error('gone'))],
    ['never settles', () => new Promise<void>(() => {})],
  ])('waits for no cancellation: one that %s', async (_what, onCancel) => {
    const { body } = stream(1000, { onCancel })
    await expect(toIncoming(post(body)).bytes(CHUNK)).rejects.toThrow(BodyTooLargeError)
  })

  test('rejects for a body that was read before', async () => {
    const request = post(new Uint8Array([1]))
    request.body?.getReader()
    await expect(toIncoming(request).bytes(1)).rejects.toThrow(TypeError)
  })
})

test('an oversize body is refused also when a route has cloned the request', async () => {
  const bot = new CQHttp({ secret: false, maxBodySize: CHUNK, logger: false })
  bot.router.all('*', (request) => void request.clone())
  const { body } = stream(1000)
  const response = await bot.fetch(post(body, { 'content-type': 'application/json' }))
  expect(response.status).toBe(413)
})

describe('toResponse', () => {
  test.each([204, 205, 304])('gives %i no body', (status) => {
    expect(toResponse({ status, headers: {}, body: '' }).body).toBeNull()
  })

  test('keeps status, headers and body', async () => {
    const response = toResponse({ status: 418, headers: { 'x-a': 'b' }, body: '茶' })
    expect(response.status).toBe(418)
    expect(response.headers.get('x-a')).toBe('b')
    expect(await response.text()).toBe('茶')
  })

  test('gives back a Response as it is', () => {
    const response = new Response()
    expect(toResponse(response)).toBe(response)
  })
})

test.each([
  [new Response(), true],
  [{ status: 200, arrayBuffer: () => {} }, true],
  [{ status: 200, headers: {}, body: '' }, false],
  [null, false],
  ['200', false],
])('isResponse(%s) is %s', (value, expected) => {
  expect(isResponse(value)).toBe(expected)
})
