import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Limit } from '../conformance/limits.ts'
import { groupMessage, privateMessage, SECRET } from '../conformance/request.ts'
import type { ForwardDriver, ReverseDriver, Variables } from './driver.ts'
import { ACCESS_TOKEN, forwardPeer, type Peer, reversePeer } from './peer.ts'
import { socketRows } from './rows.ts'

/** How long a runtime may take to start, in milliseconds. */
const START_TIMEOUT = 60_000
/** How long to wait for what is expected, in milliseconds; CI machines may be slow. */
const WAIT = { timeout: 20_000 }

const variables: Variables = { CQHTTP_ACCESS_TOKEN: ACCESS_TOKEN, CQHTTP_SECRET: SECRET }

const say = (text: string): string => privateMessage({ text })

/** Declares the suite for a runtime that takes sockets. */
export function conformReverse(driver: ReverseDriver): void {
  describe(`dialled on ${driver.name}`, () => {
    conform(async () => {
      const running = await driver.start(variables)
      const peer = reversePeer(running.url)
      return { peer, close: running.close }
    }, driver.limits)
  })
}

/** Declares the suite for a runtime that dials. */
export function conformForward(driver: ForwardDriver): void {
  describe(`dialling on ${driver.name}`, () => {
    conform(async () => {
      const peer = await forwardPeer()
      const running = await driver.start({ ...variables, CQHTTP_SOCKET_URL: peer.url })
      return { peer, close: running.close }
    })
  })
}

function conform(
  start: () => Promise<{ peer: Peer; close: () => Promise<void> }>,
  limits: readonly Limit[] = [],
): void {
  let peer: Peer
  let close: () => Promise<void>

  beforeAll(async () => {
    ;({ peer, close } = await start())
  }, START_TIMEOUT)

  afterAll(async () => {
    await peer?.close()
    await close?.()
  })

  /** Opens the socket and forgets what was called. */
  async function ready(): Promise<Peer['calls']> {
    await peer.ready()
    peer.calls.length = 0
    return peer.calls
  }

  it.each(socketRows(limits))('$name', async ({ name, frame, calls: expected }) => {
    const calls = await ready()
    peer.say(frame)
    // An event that is answered shows what became of one that is not.
    const last = `after ${name}`
    if (expected.length === 0) peer.say(say(last))
    await expect.poll(() => calls.length, WAIT).toBe(Math.max(1, expected.length))
    expect(calls.filter(([, params]) => !params.includes(last))).toEqual(expected)
  })

  it('handles many events at once, each with its own reply', async () => {
    const calls = await ready()
    const texts = Array.from({ length: 50 }, (_, index) => `number ${index}`)
    for (const text of texts) peer.say(say(text))
    await expect.poll(() => calls.length, WAIT).toBe(50)
    const replies = calls.map(([, params]) => /number \d+/.exec(params)?.[0])
    expect(new Set(replies)).toEqual(new Set(texts))
  })

  it('handles copies once, at the same time and later', async () => {
    const calls = await ready()
    for (let copy = 0; copy < 3; copy++) peer.say(say('call hold copies'))
    await expect.poll(() => calls.length, WAIT).toBe(1)
    peer.release()
    await expect.poll(() => calls.length, WAIT).toBe(2)
    peer.say(say('call hold copies'))
    peer.say(say('after the copies'))
    await expect.poll(() => calls.length, WAIT).toBe(3)
    expect(calls[2]?.[1]).toContain('after the copies')
  })

  it('keeps on with tasks of waitUntil', async () => {
    const calls = await ready()
    peer.say(say('later'))
    await expect
      .poll(() => calls.map(([action]) => action).toSorted(), WAIT)
      .toEqual(['hold', 'send_msg'])
    peer.release()
    await expect.poll(() => calls.at(-1), WAIT).toEqual(['mark', '{}'])
  })

  it('goes on after what is no event and no answer', async () => {
    const calls = await ready()
    for (const frame of ['', '[]', '{"post_type":', '{"status":"ok","echo":"nobody"}'])
      peer.say(frame)
    peer.say(groupMessage('closed', { group_id: '50005000' }))
    peer.say(say('still here'))
    await expect
      .poll(() => calls.map(([action]) => action).toSorted(), WAIT)
      .toEqual(['report', 'send_msg'])
  })
}
