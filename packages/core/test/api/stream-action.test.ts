import { describe, expect, test, vi } from 'vitest'
import { streamAction, type StreamFrame } from '../../src/api/stream-action.ts'
import type { Transport } from '../../src/api/transport.ts'
import { CQHttp } from '../../src/cqhttp.ts'
import { ActionFailedError, NetworkError } from '../../src/base/errors.ts'
import { answer, type Respond, startApiServer } from '../support/api-server.ts'
import { createTransport } from '../support/api.ts'

const off = { secret: false as const, logger: false as const }
const END = '\r\n\r\n'

const envelope = (data: object): string =>
  JSON.stringify({ status: 'ok', retcode: 0, data, message: '', stream: 'stream-action' })

/** What NapCat answers to a download, as data. */
const DOWNLOAD: StreamFrame[] = [
  { type: 'stream', data_type: 'file_info', file_name: '你好.bin', file_size: 6, chunk_size: 4 },
  { type: 'stream', data_type: 'file_chunk', index: 0, data: 'AAEC', progress: 50 },
  { type: 'stream', data_type: 'file_chunk', index: 1, data: 'AwQF', progress: 100 },
  { type: 'response', data_type: 'file_complete', total_chunks: 2, total_bytes: 6 },
]
const TEXT = DOWNLOAD.map((frame) => envelope(frame) + END).join('')

async function read(frames: AsyncIterable<StreamFrame>): Promise<StreamFrame[]> {
  const all: StreamFrame[] = []
  for await (const frame of frames) all.push(frame)
  return all
}

/** Sends the bytes in pieces of a size. */
function inPieces(text: string, size: number): Respond {
  return (response) => {
    const bytes = Buffer.from(text)
    let at = 0
    const write = (): void => {
      if (at >= bytes.length) return void response.end()
      response.write(bytes.subarray(at, (at += size)), () => setImmediate(write))
    }
    write()
  }
}

async function startBot(respond: Respond, options: object = {}) {
  const server = await startApiServer(respond)
  return { bot: new CQHttp({ ...off, apiRoot: server.url, ...options }), server }
}

describe('frames over HTTP', () => {
  test.each([1, 3, 7, 64, 1_000_000])('come in pieces of %i bytes', async (size) => {
    const { bot, server } = await startBot(inPieces(TEXT, size))
    const frames = streamAction(bot, 'download_file_stream', { file_id: 'f' })
    expect(await read(frames)).toEqual(DOWNLOAD)
    expect(server.requests).toMatchObject([
      { url: '/download_file_stream', text: '{"file_id":"f"}' },
    ])
  })

  test('need no border after the last', async () => {
    const { bot } = await startBot(inPieces(TEXT.slice(0, -END.length), 50))
    expect(await read(streamAction(bot, 'x'))).toEqual(DOWNLOAD)
  })

  test('are one where the action answers once', async () => {
    const { bot } = await startBot(answer({ status: 'ok', retcode: 0, data: { type: 'response' } }))
    expect(await read(streamAction(bot, 'upload_file_stream'))).toEqual([{ type: 'response' }])
  })

  test('come while the next is not there, and it waits until it is asked for', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const { bot } = await startBot((response) => {
      response.write(envelope({ index: 0 }) + END)
      void promise.then(() => response.end(envelope({ index: 1 }) + END))
    })
    const frames = streamAction(bot, 'x')
    expect(await frames.next()).toEqual({ done: false, value: { index: 0 } })
    resolve()
    expect(await frames.next()).toEqual({ done: false, value: { index: 1 } })
    expect(await frames.next()).toEqual({ done: true, value: undefined })
  })

  test('end with the error of one that failed, after those before it', async () => {
    const failed = { status: 'failed', retcode: 200, wording: 'file gone', data: { type: 'error' } }
    const { bot } = await startBot(
      answer(`${envelope({ index: 0 })}${END}${JSON.stringify(failed)}${END}`),
    )
    const frames = streamAction(bot, 'x')
    expect(await frames.next()).toMatchObject({ value: { index: 0 } })
    await expect(frames.next()).rejects.toThrow(ActionFailedError)
  })

  test('end with a NetworkError when the connection is lost', async () => {
    const { bot } = await startBot((response) => {
      response.write(envelope({ index: 0 }) + END, () => setTimeout(() => response.destroy(), 20))
    })
    const frames = streamAction(bot, 'x')
    expect(await frames.next()).toMatchObject({ value: { index: 0 } })
    await expect(frames.next()).rejects.toThrow(NetworkError)
  })

  test('end when the loop is left, and with them the connection', async () => {
    const closed = vi.fn<() => void>()
    const { bot } = await startBot((response) => {
      response.on('close', closed)
      response.write(envelope({ index: 0 }) + END)
    })
    for await (const frame of streamAction(bot, 'x')) {
      expect(frame).toEqual({ index: 0 })
      break
    }
    await vi.waitFor(() => expect(closed).toHaveBeenCalled())
  })

  test('end with the signal of the caller', async () => {
    const { bot } = await startBot((response) => void response.write(envelope({ index: 0 }) + END))
    const stop = new AbortController()
    const frames = streamAction(bot, 'x', {}, { signal: stop.signal })
    await frames.next()
    stop.abort()
    await expect(frames.next()).rejects.toThrow('x: aborted before an answer came')
  })

  test('have a limit each, of size and of time, and what is done with them takes none', async () => {
    const { bot } = await startBot(inPieces(TEXT, 100), { maxAnswerSize: 300, apiTimeout: 200 })
    let count = 0
    for await (const _frame of streamAction(bot, 'x')) {
      if (count++ === 0) await new Promise((resolve) => setTimeout(resolve, 400))
    }
    expect([count, TEXT.length > 300]).toEqual([DOWNLOAD.length, true])

    const large = await startBot(answer(envelope({ data: 'x'.repeat(200_000) }) + END))
    const limited = new CQHttp({ ...off, apiRoot: large.server.url, maxAnswerSize: 300 })
    await expect(read(streamAction(limited, 'x'))).rejects.toMatchObject({ sent: 'unknown' })
  })

  test('do not come from a plain call, which says so', async () => {
    const { bot } = await startBot(answer(TEXT))
    await expect(bot.callAction('download_file_stream')).rejects.toMatchObject({
      message: expect.stringContaining('take them with streamAction'),
      sent: 'unknown',
    })
  })
})

describe('frames of a transport of one’s own', () => {
  test('are what it tells', async () => {
    const transport: Transport = async ({ onFrame }) => {
      const last = { status: 'ok', retcode: 0, data: { index: 1 } }
      await onFrame?.({ status: 'ok', retcode: 0, data: { index: 0 } })
      await onFrame?.(last)
      return last
    }
    const bot = new CQHttp({ ...off, transport })
    expect(await read(streamAction(bot, 'x'))).toEqual([{ index: 0 }, { index: 1 }])
  })

  test('are its one answer when it knows none', async () => {
    const bot = new CQHttp({ ...off, transport: createTransport() })
    expect(await read(streamAction(bot, 'x'))).toEqual([{ message_id: 1 }])
  })
})
