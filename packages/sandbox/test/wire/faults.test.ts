import { ActionFailedError, CQHttp, NetworkError } from '@cqhttp/core'
import {
  createSandbox,
  type Fault,
  type ProfileName,
  type Sandbox,
  type SandboxOptions,
} from '@cqhttp/sandbox'
import { describe, expect, onTestFinished, test } from 'vitest'
import { call } from '../support/call.ts'
import { names } from '../support/profiles.ts'
import { startRecorder } from '../support/recorder.ts'

function create(options: SandboxOptions = {}): Sandbox {
  const sandbox = createSandbox(options)
  onTestFinished(() => sandbox.close())
  return sandbox
}

/** Both doors of the API. */
async function createBots(sandbox: Sandbox): Promise<CQHttp[]> {
  const options = { secret: false, logger: false } as const
  return [
    new CQHttp({ ...options, transport: sandbox.transport }),
    new CQHttp({ ...options, apiRoot: await sandbox.listen() }),
  ]
}

const send = (bot: CQHttp): Promise<unknown> =>
  bot.send_group_msg({ group_id: 20_002, message: 'x' })

describe('of the API', () => {
  const rows: [Fault, number, string][] = [
    ['drop-before', 0, 'NetworkError'],
    ['drop-after', 1, 'NetworkError'],
    ['truncate', 1, 'NetworkError'],
    [{ status: 502 }, 0, 'HttpStatusError'],
    [{ status: 504, done: true }, 1, 'HttpStatusError'],
  ]

  test.each(rows)('%j: %d message is sent, %s', async (fault, count, name) => {
    const sandbox = create()
    for (const bot of await createBots(sandbox)) {
      const before = sandbox.sent.length
      const handle = sandbox.faults.api('send_group_msg', fault, { times: 1 })
      await expect(send(bot)).rejects.toMatchObject({ name })
      expect(sandbox.sent.length - before).toBe(count)
      expect(handle.hits).toBe(1)
      await expect(send(bot)).resolves.toMatchObject({ message_id: expect.any(Number) })
    }
  })

  test.each<[fault: unknown, options: object, reason: RegExp]>([
    ['drop', {}, /^there is no fault "drop"; there are drop-before, .*, timed-out, \{ duplicate/],
    [undefined, {}, /^there is no fault undefined/],
    [{ duplicate: 0 }, {}, /^there is no fault \{"duplicate":0\}/],
    [{ delay: NaN }, {}, /^there is no fault \{"delay":null\}/],
    [{ status: 1 }, {}, /^there is no fault \{"status":1\}/],
    ['truncate', { times: -1 }, /^option times must be a whole number, 0 or more, but it is -1/],
    ['truncate', { skip: 0.5 }, /^option skip must be a whole number, 0 or more, but it is 0.5/],
  ])('%j with %j is refused', (fault, options, reason) => {
    expect(() => create().faults.api('*', fault as Fault, options)).toThrow(reason)
  })

  test('a call cannot time out for an event', () => {
    expect(() => create().faults.push('*', 'timed-out' as Fault)).toThrow(/^there is no fault/)
  })

  test('a global pattern strikes every call, not every other one', async () => {
    const sandbox = create()
    const [bot] = await createBots(sandbox)
    const handle = sandbox.faults.api(/^send_/g, { status: 502 })
    for (const hits of [1, 2]) {
      await expect(send(bot as CQHttp)).rejects.toMatchObject({ name: 'HttpStatusError' })
      expect(handle.hits).toBe(hits)
    }
  })

  test('duplicate: the message is sent twice', async () => {
    const sandbox = create()
    const [bot] = await createBots(sandbox)
    sandbox.faults.api('*', 'duplicate')
    await send(bot as CQHttp)
    expect(sandbox.sent).toHaveLength(2)
    expect(sandbox.calls[0]).toMatchObject({ faults: ['duplicate'], done: true })
  })

  const words: Record<ProfileName, Record<string, unknown>> = {
    standard: { status: 'failed', retcode: -2 },
    napcat: {
      status: 'failed',
      retcode: 200,
      wording: expect.stringMatching(
        /^Timeout: NTEvent serviceAndMethod:NodeIKernelMsgService\/sendMsg ListenerName:\S+ EventRet:/,
      ),
      stream: 'normal-action',
    },
    llbot: { status: 'failed', retcode: 200, wording: 'waitForSelfEcho timeout' },
    lagrange: { status: 'timeout', retcode: 9000 },
    'go-cqhttp': { status: 'failed', retcode: 100, msg: 'SEND_MSG_API_ERROR' },
    snowluma: { status: 'failed', retcode: 1200 },
  }

  test.each(names)('timed-out: %s sends the message, and says that it failed', async (profile) => {
    const sandbox = create({ profile })
    const lost = sandbox.faults.api(/^send_/, 'timed-out', { times: 2 })
    const params = { group_id: 20_002, message: 'x' }
    expect(await call(sandbox, 'send_group_msg', params)).toMatchObject({
      data: null,
      ...words[profile],
    })
    expect(sandbox.sent).toHaveLength(1)
    expect(sandbox.calls[0]).toMatchObject({ done: true, faults: ['timed-out'] })
    // What QQ refuses has not gone out.
    const refused = await call(sandbox, 'send_group_msg', { ...params, group_id: 1 })
    expect(refused).not.toMatchObject(words[profile])
    expect(sandbox.sent).toHaveLength(1)
    expect(lost.hits).toBe(2)
    expect(await call(sandbox, 'send_group_msg', params)).toMatchObject({ retcode: 0 })
  })

  test('delay: the answer is late', async () => {
    const sandbox = create()
    sandbox.faults.api(/^send_/, { delay: 60 })
    for (const bot of await createBots(sandbox)) {
      const startedAt = Date.now()
      await send(bot)
      expect(Date.now() - startedAt).toBeGreaterThanOrEqual(55)
    }
  })

  test('skip and times say which requests, remove and clear end it', async () => {
    const sandbox = create()
    const [bot] = (await createBots(sandbox)) as [CQHttp]
    const outcome = (): Promise<string> =>
      send(bot).then(
        () => 'ok',
        (error: unknown) => (error instanceof NetworkError ? 'lost' : String(error)),
      )
    sandbox.faults.api('send_group_msg', 'drop-before', { skip: 1, times: 1 })
    expect([await outcome(), await outcome(), await outcome()]).toEqual(['ok', 'lost', 'ok'])
    const handle = sandbox.faults.api('send_group_msg', 'drop-before')
    expect(await outcome()).toBe('lost')
    handle.remove()
    expect(await outcome()).toBe('ok')
    sandbox.faults.api('*', 'drop-before')
    sandbox.faults.clear()
    expect(await outcome()).toBe('ok')
  })

  test('an action that is refused is no fault', async () => {
    const [bot] = (await createBots(create())) as [CQHttp]
    await expect(bot.get_msg({ message_id: 1 })).rejects.toBeInstanceOf(ActionFailedError)
  })
})

describe('of events', () => {
  const reply = JSON.stringify({ reply: 'pong' })

  test.each([
    ['drop-before', 0, 0],
    ['drop-after', 1, 0],
    ['truncate', 1, 0],
    ['duplicate', 2, 1],
    [{ duplicate: 4 }, 4, 1],
    [{ delay: 1 }, 1, 1],
    [{ status: 502 }, 0, 0],
    [{ status: 502, done: true }, 1, 0],
  ] as [Fault, number, number][])(
    '%j: it arrives %d times, %d reply',
    async (fault, count, replies) => {
      const { url, got } = await startRecorder((response) => void response.end(reply))
      const sandbox = create({ profile: 'napcat', bot: { url } })
      sandbox.faults.push('message.private', fault, { times: 1 })
      const outcome = await sandbox.user(10_001).say('ping')
      expect(got).toHaveLength(count)
      expect(new Set(got.map(({ body }) => body.toString())).size).toBe(Math.min(1, count))
      expect(outcome.replies).toHaveLength(replies)
      expect((await sandbox.user(10_001).say('ping')).replies).toEqual(['pong'])
    },
  )

  test('go-cqhttp sends again what was lost', async () => {
    const { url, got } = await startRecorder((response) => void response.end(reply))
    const sandbox = create({ profile: 'go-cqhttp', timeScale: 0.05, bot: { url } })
    sandbox.faults.push('*', 'drop-after', { times: 1 })
    expect((await sandbox.user(10_001).say('ping')).replies).toEqual(['pong'])
    expect(got).toHaveLength(2)
  })

  test('a target is a name, or what a name begins with', async () => {
    const sandbox = create({ bot: { fetch: () => new Response() } })
    const handle = sandbox.faults.push('message', 'drop-before')
    await sandbox.user(10_001).say('x')
    await sandbox.user(10_001).poke()
    await sandbox.raise({ post_type: 'message_sent', message_type: 'private' })
    expect(handle.hits).toBe(1)
  })
})
