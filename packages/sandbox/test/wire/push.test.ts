import { createHmac } from 'node:crypto'
import { createSandbox, type ProfileName, type Sandbox, type SandboxOptions } from '@cqhttp/sandbox'
import { describe, expect, onTestFinished, test } from 'vitest'
import { answering } from '../support/fixed-bot.ts'
import { names } from '../support/profiles.ts'
import { startRecorder } from '../support/recorder.ts'

function create(options: SandboxOptions): Sandbox {
  const sandbox = createSandbox(options)
  onTestFinished(() => sandbox.close())
  return sandbox
}

const headers: Record<ProfileName, { type: string; agent: string | undefined; chunked: boolean }> =
  {
    standard: { type: 'application/json; charset=UTF-8', agent: 'CQHttp/4.15.0', chunked: false },
    napcat: { type: 'application/json', agent: undefined, chunked: true },
    llbot: { type: 'application/json', agent: 'node', chunked: false },
    lagrange: { type: 'application/json; charset=utf-8', agent: undefined, chunked: false },
    'go-cqhttp': { type: 'application/json', agent: 'CQHttp/4.15.0', chunked: false },
    snowluma: { type: 'application/json', agent: undefined, chunked: false },
  }

describe.each(names)('%s', (profile) => {
  test('posts over a socket with its own headers, signed over the bytes', async () => {
    const { url, got } = await startRecorder()
    const sandbox = create({ profile, secret: 'key', bot: { url } })
    await sandbox.user(10_001).say('<你好> & 😀')

    const [{ method, headers: fields, body, rawNames }] = got as [(typeof got)[number]]
    const { type, agent, chunked } = headers[profile]
    expect(method).toBe('POST')
    expect(fields['content-type']).toBe(type)
    expect(fields['user-agent']).toBe(agent)
    expect(fields['x-self-id']).toBe('10000')
    expect(rawNames).toContain('X-Signature')
    expect(fields['transfer-encoding']).toBe(chunked ? 'chunked' : undefined)
    expect(fields['content-length']).toBe(chunked ? undefined : String(body.length))
    const digest = createHmac('sha1', 'key').update(body).digest('hex')
    expect(fields['x-signature']).toBe(`sha1=${digest}`)
    expect(sandbox.exchanges[0]?.body).toBe(body.toString())
  })

  test('posts the same bytes in process', async () => {
    const { url, got } = await startRecorder()
    const bodies: string[] = []
    const fetch = async (request: Request): Promise<Response> => {
      bodies.push(await request.text())
      return new Response(null, { status: 204 })
    }
    for (const bot of [{ url }, { fetch }]) {
      await create({ profile, now: 1_720_000_000, bot }).user(10_001).say('你好')
    }
    expect(bodies).toEqual(got.map(({ body }) => body.toString()))
  })

  test('does not sign without a secret', async () => {
    const { url, got } = await startRecorder()
    await create({ profile, bot: { url } }).user(10_001).say('hi')
    expect(got[0]?.headers['x-signature']).toBeUndefined()
  })
})

test.each([
  ['standard', '<你&>'],
  ['napcat', '<你&>'],
  ['llbot', '<你&>'],
  ['lagrange', '<\\u4f60&>'],
  ['go-cqhttp', '\\u003c你\\u0026\\u003e'],
] as const)('%s writes JSON in its own way', async (profile, text) => {
  const sandbox = create({ profile, messageFormat: 'array', bot: answering(undefined) })
  const { exchanges } = await sandbox.user(10_001).say('<你&>')
  const body = exchanges[0]?.body ?? ''
  expect(body).toContain(`{"text":"${text}"}`)
  expect(body.endsWith('\n')).toBe(profile === 'go-cqhttp')
})

test.each([
  ['standard', 1],
  ['napcat', 3],
  ['llbot', 3],
  ['lagrange', 3],
  ['go-cqhttp', 3],
  ['snowluma', 3],
] as const)('%s has at most %d of three events under way at a time', async (profile, most) => {
  let running = 0
  let highest = 0
  const fetch = async (): Promise<Response> => {
    highest = Math.max(highest, ++running)
    await new Promise((resolve) => setTimeout(resolve, 20))
    running--
    return new Response(null, { status: 204 })
  }
  const sandbox = create({ profile, bot: { fetch } })
  await Promise.all(['1', '2', '3'].map((text) => sandbox.user(10_001).say(text)))
  expect(highest).toBe(most)
})

describe('resends', () => {
  test('go-cqhttp posts up to four times, byte for byte the same, when no response comes', async () => {
    const { url, got } = await startRecorder(() => undefined)
    const sandbox = create({ profile: 'go-cqhttp', timeScale: 0.01, secret: 'key', bot: { url } })
    const { exchanges, status } = await sandbox.user(10_001).say('hi')
    expect(got).toHaveLength(4)
    expect(new Set(got.map(({ body }) => body.toString())).size).toBe(1)
    expect(new Set(got.map(({ headers: { 'x-signature': signature } }) => signature)).size).toBe(1)
    expect(status).toBeUndefined()
    expect(exchanges[0]?.attempts.map(({ error }) => error)).toEqual(Array(4).fill('TIMEOUT'))
    expect(exchanges[0]?.attempts[0]?.duration).toBeGreaterThanOrEqual(45)
    expect(exchanges[0]?.logs).toEqual(['error: the event was not delivered'])
  })

  test('go-cqhttp waits at least 5 s', async () => {
    const { url, got } = await startRecorder((response) =>
      setTimeout(() => response.writeHead(204).end(), 100),
    )
    const options = { profile: 'go-cqhttp', timeScale: 0.05, postTimeout: 1, bot: { url } } as const
    expect((await create(options).user(10_001).say('hi')).status).toBe(204)
    expect(got).toHaveLength(1)
  })

  test('go-cqhttp stops at the first response, an error too', async () => {
    const { url, got } = await startRecorder((response, count) => {
      if (count === 1) response.destroy()
      else response.writeHead(500).end()
    })
    const sandbox = create({ profile: 'go-cqhttp', timeScale: 0.05, bot: { url } })
    const { status, exchanges } = await sandbox.user(10_001).say('hi')
    expect(status).toBe(500)
    expect(got).toHaveLength(2)
    expect(exchanges[0]?.attempts[0]?.error).toBe('ECONNRESET')
  })

  test.each(['standard', 'napcat', 'llbot', 'lagrange'] as const)(
    '%s never does',
    async (profile) => {
      const { url, got } = await startRecorder((response) => response.destroy())
      const sandbox = create({ profile, timeScale: 0.001, bot: { url } })
      expect((await sandbox.user(10_001).say('hi')).status).toBeUndefined()
      expect(got).toHaveLength(1)
    },
  )

  test('a bot that is not running is no error of the sandbox', async () => {
    const sandbox = create({ bot: { url: 'http://127.0.0.1:9/' } })
    const { exchanges } = await sandbox.user(10_001).say('hi')
    expect(exchanges[0]?.attempts[0]?.error).toBe('ECONNREFUSED')
  })
})

test('NapCat decodes each chunk of a response by itself', async () => {
  const bytes = Buffer.from(JSON.stringify({ reply: '你好' }))
  const { url } = await startRecorder((response) => {
    response.write(bytes.subarray(0, 11))
    setTimeout(() => response.end(bytes.subarray(11)), 30)
  })
  for (const [profile, reply] of [
    ['napcat', '\ufffd'],
    ['llbot', '你好'],
  ] as const) {
    const { replies } = await create({ profile, bot: { url } }).user(10_001).say('hi')
    expect(replies[0]).toContain(reply)
  }
})

test('heartbeats and lifecycle events come when they are asked for', async () => {
  const sandbox = create({
    profile: 'lagrange',
    heartbeat: true,
    lifecycle: true,
    timeScale: 0.004,
  })
  sandbox.connect(answering(undefined))
  await sandbox.waitFor(() => sandbox.exchanges.length >= 3)
  expect(sandbox.exchanges.slice(0, 3).map(({ name }) => name)).toEqual([
    'meta_event.lifecycle.connect',
    'meta_event.heartbeat',
    'meta_event.heartbeat',
  ])
})

test('disable is posted at the end', async () => {
  const sandbox = create({ lifecycle: true, bot: answering(undefined) })
  await sandbox.close()
  expect(sandbox.exchanges.map(({ name }) => name)).toEqual([
    'meta_event.lifecycle.enable',
    'meta_event.lifecycle.disable',
  ])
})
