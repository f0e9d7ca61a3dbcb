import { expect, test } from 'vitest'
import { streamAction } from '../../src/api/stream-action.ts'
import { aWhile, createParties } from './parties.ts'

const params = { file_id: 'a' }

/** A call that streams, and how to answer it. */
async function begin(options: { maxBuffered?: number } = {}) {
  const { bot, open } = createParties({}, options)
  const { socket, connection } = await open()
  const frames = streamAction(bot, 'download_file_stream', params, { timeout: 200 })
  const first = frames.next()
  await aWhile()
  const echo = socket.calls()[0]?.echo
  const answer = (data: unknown, status = 'ok'): Promise<void> =>
    connection.message(
      JSON.stringify({ status, retcode: status === 'ok' ? 0 : 1200, data, echo, wording: 'why' }),
    )
  return { frames, first, answer, connection }
}

async function all(frames: AsyncIterable<unknown>): Promise<unknown[]> {
  const taken = []
  for await (const frame of frames) taken.push(frame)
  return taken
}

const chunk = (index: number): object => ({ type: 'stream', data_type: 'file_chunk', index })
const end = { type: 'response', data_type: 'file_complete' }

test('gives each frame of an action over a socket, in order, also those that come at once', async () => {
  const { frames, first, answer } = await begin()
  await Promise.all([answer(chunk(0)), answer(chunk(1)), answer(end)])
  expect((await first).value).toEqual(chunk(0))
  const rest = await all(frames)
  expect(rest).toEqual([chunk(1), end])
})

test('an action that answers once gives one frame, the answer to a piece of an upload too', async () => {
  const { frames, first, answer } = await begin()
  const received = { type: 'stream', stream_id: '1', status: 'chunk_received' }
  await answer(received)
  expect((await first).value).toEqual(received)
  expect(await frames.next()).toEqual({ done: true, value: undefined })
})

test('the time limit is for each frame, and one that does not come ends it', async () => {
  const { frames, first, answer } = await begin()
  setTimeout(() => void answer(chunk(0)), 150)
  setTimeout(() => void answer(chunk(1)), 300)
  await first
  expect((await frames.next()).value).toEqual(chunk(1))
  await expect(frames.next()).rejects.toMatchObject({ name: 'NetworkError', sent: 'unknown' })
})

test('a failure in the middle is thrown, and what came before stays', async () => {
  const { frames, first, answer } = await begin()
  await answer(chunk(0))
  await first
  const next = frames.next()
  await answer(null, 'failed')
  await expect(next).rejects.toMatchObject({ name: 'ActionFailedError', retcode: 1200 })
})

test('a socket that closes in the middle ends it', async () => {
  const { frames, first, answer, connection } = await begin()
  await answer(chunk(0))
  await first
  const next = frames.next()
  connection.closed(1006)
  await expect(next).rejects.toMatchObject({ name: 'NetworkError', sent: 'unknown' })
})

test('frames that nobody takes are kept up to a limit', async () => {
  const { frames, first, answer } = await begin({ maxBuffered: 1000 })
  await answer(chunk(0))
  await first
  for (let index = 1; index < 20; index++) await answer(chunk(index))
  await expect(all(frames)).rejects.toThrow('raise maxBuffered')
})
