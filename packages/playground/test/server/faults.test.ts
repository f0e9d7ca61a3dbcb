import { expect, test } from 'vitest'
import { startRecorder } from '../../../sandbox/test/support/recorder.ts'
import { serve } from './page.ts'

const MING = 10_001

test('delivers an event as often as is wished', async () => {
  const { url, got } = await startRecorder()
  const served = await serve({ postUrl: url })
  const page = served.open()
  await served.run({ do: 'setFaults', copies: 3 })
  await served.run({ do: 'say', from: MING, message: 'thrice' })
  const exchange = await page.sees(({ exchanges }) => exchanges[1])
  await page.sees(({ exchanges }) => exchanges[1]?.duration !== undefined)
  expect(got).toHaveLength(3)
  expect(new Set(got.map(({ body }) => body.toString())).size).toBe(1)
  expect(exchange.name).toBe('message.private.friend')
})

test('delays events and calls', async () => {
  const { url } = await startRecorder()
  const served = await serve({ postUrl: url })
  const page = served.open()
  await served.run({ do: 'setFaults', delay: 200 })
  await served.run({ do: 'say', from: MING, message: 'late' })
  await fetch(`${served.server.apiRoot}/get_status`)
  await page.sees(({ exchanges }) => (exchanges[1]?.duration ?? 0) >= 190)
  expect(await page.sees(({ calls }) => calls[1]?.duration)).toBeGreaterThanOrEqual(190)
})

test('loses the response to an event: go-cqhttp sends it again', async () => {
  const { url, got } = await startRecorder()
  const served = await serve({ postUrl: url, profile: 'go-cqhttp', timeScale: 0.05 })
  const page = served.open()
  await served.run({ do: 'setFaults', loseResponse: true })
  await served.run({ do: 'say', from: MING, message: 'lost' })
  await page.sees(({ exchanges }) => exchanges[1]?.duration !== undefined)
  const { attempts, status } = page.state?.exchanges[1] ?? {}
  expect(got).toHaveLength(4)
  expect(attempts?.map(({ error }) => error)).toEqual(Array(4).fill('ECONNRESET'))
  expect(status).toBeUndefined()
})

test('loses the answer to a call after it took effect', async () => {
  const served = await serve()
  const page = served.open()
  await served.run({ do: 'setFaults', loseAnswer: true })
  const call = fetch(`${served.server.apiRoot}/send_private_msg?user_id=${MING}&message=sent`)
  await expect(call).rejects.toThrow('fetch failed')
  await page.sees(({ messages }) => messages[1]?.text === 'sent')
  await page.sees(({ calls }) => calls[1]?.unanswered === 'drop' && calls[1].done)
})

test('changes what is named, shows what there is, and ends it again', async () => {
  const { url, got } = await startRecorder()
  const served = await serve({ postUrl: url })
  const page = served.open()
  await served.run({ do: 'setFaults', copies: 2, loseResponse: true })
  await served.run({ do: 'setFaults', copies: 4 })
  await page.sees(({ session }) => session.faults.copies === 4)
  expect(page.state?.session.faults).toEqual({
    copies: 4,
    delay: 0,
    loseResponse: true,
    loseAnswer: false,
  })
  await served.run({ do: 'setFaults', copies: 1, loseResponse: false })
  await served.run({ do: 'say', from: MING, message: 'once' })
  await page.sees(({ exchanges }) => exchanges[1]?.status === 204)
  expect(got).toHaveLength(1)
})

test('strikes the next events, as often as is wished, and leaves heartbeats alone', async () => {
  const { url, got } = await startRecorder()
  const served = await serve({ postUrl: url })
  const page = served.open()
  await served.run({ do: 'strikeNext', side: 'push', times: 2, delay: 200, copies: 2 })
  await served.run({ do: 'heartbeat' })
  await page.sees(({ exchanges }) => exchanges[1]?.duration !== undefined)
  expect(got).toHaveLength(1)
  expect(page.state?.session.strikes).toEqual([{ side: 'push', times: 2, delay: 200, copies: 2 }])
  await served.run({ do: 'say', from: MING, message: 'first' })
  await page.sees(({ session }) => session.strikes[0]?.times === 1)
  await served.run({ do: 'say', from: MING, message: 'second' })
  await page.sees(({ session }) => session.strikes.length === 0)
  await served.run({ do: 'say', from: MING, message: 'third' })
  await page.sees(({ exchanges }) => exchanges[4]?.duration !== undefined)
  expect(got).toHaveLength(6)
  expect(page.state?.exchanges[2]?.duration).toBeGreaterThanOrEqual(190)
})

test('strikes the next call alone, and ends with the faults', async () => {
  const served = await serve()
  const page = served.open()
  const { apiRoot } = served.server
  await served.run({ do: 'strikeNext', side: 'api', times: 1, delay: 200, copies: 1 })
  await fetch(`${apiRoot}/get_status`)
  expect(await page.sees(({ calls }) => calls[1]?.duration)).toBeGreaterThanOrEqual(190)
  await served.run({ do: 'strikeNext', side: 'api', times: 9, delay: 60_000, copies: 1 })
  await page.sees(({ session }) => session.strikes.length === 1)
  await served.run({ do: 'setFaults', copies: 1 })
  await page.sees(({ session }) => session.strikes.length === 0)
  await fetch(`${apiRoot}/get_status`)
  expect(
    await served.run({ do: 'strikeNext', side: 'api', times: 1, delay: 0, copies: 1 }),
  ).toEqual(
    expect.objectContaining({ status: 400, error: 'nothing changes: raise delay or copies' }),
  )
})

test('goes on under another profile', async () => {
  const { url, got } = await startRecorder()
  const served = await serve({ postUrl: url })
  const page = served.open()
  await served.run({ do: 'setFaults', copies: 2 })
  await served.run({ do: 'switchProfile', profile: 'napcat' })
  await served.run({ do: 'say', from: MING, message: 'twice' })
  await page.sees(({ exchanges }) => exchanges[1]?.duration !== undefined)
  expect(got).toHaveLength(2)
})

test('lets sends go out without a confirmation, and nothing else', async () => {
  const { url } = await startRecorder()
  const served = await serve({ postUrl: url, profile: 'llbot' })
  const page = served.open()
  const call = async (action: string, params: object): Promise<unknown> => {
    const response = await fetch(`${served.server.apiRoot}/${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    })
    return response.json()
  }
  await served.run({ do: 'setFaults', timeOut: true })
  await page.sees(({ session }) => session.faults.timeOut)
  expect(await call('send_private_msg', { user_id: MING, message: 'x' })).toMatchObject({
    status: 'failed',
    wording: 'waitForSelfEcho timeout',
  })
  expect(await call('get_status', {})).toMatchObject({ status: 'ok' })
  await page.sees(({ messages }) => messages[1]?.text === 'x')
  await served.run({ do: 'setFaults', timeOut: false })
  expect(await call('send_private_msg', { user_id: MING, message: 'y' })).toMatchObject({
    status: 'ok',
  })
})
