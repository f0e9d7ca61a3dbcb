// What a bot does after its response belongs to the event that it is for.
import { setTimeout as sleep } from 'node:timers/promises'
import { CQHttp, plainText } from '@cqhttp/core'
import { createSandbox, type Exchange, type Sandbox, type SandboxOptions } from '@cqhttp/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { answering } from '../support/fixed-bot.ts'
import { call } from '../support/call.ts'
import { serve } from '../support/serve.ts'
import { startRecorder } from '../support/recorder.ts'

function create(options: SandboxOptions = {}): Sandbox {
  const sandbox = createSandbox(options)
  onTestFinished(() => sandbox.close())
  return sandbox
}

const actions = ({ calls }: Exchange): string[] => calls.map(({ action }) => action)
const texts = ({ sent }: Exchange): string[] => sent.map(({ text }) => text)
const group = { group_id: 20_002 }

/** A bot elsewhere that says nothing of what it is doing. */
async function createSilent(delay = 0): Promise<Sandbox> {
  const { url } = await startRecorder((response) => {
    setTimeout(() => response.writeHead(204).end(), delay)
  })
  return create({ bot: { url } })
}

test('calls that come after the response belong to the event that they name', async () => {
  const sandbox = await createSilent()
  const { exchanges, message } = await sandbox.user(10_001).say('a')
  await sandbox.group(20_002).member(10_002).say('b')
  const [first, second] = sandbox.exchanges as [Exchange, Exchange]

  await call(sandbox, 'send_group_msg', { ...group, message: 'to b' })
  await call(sandbox, 'send_private_msg', { user_id: 10_001, message: 'to a' })
  await call(sandbox, 'send_msg', {
    ...group,
    message: [
      { type: 'reply', data: { id: String(message?.id) } },
      { type: 'text', data: { text: 'quotes a' } },
    ],
  })
  await call(sandbox, 'delete_msg', { message_id: second.event['message_id'] })
  expect(actions(first)).toEqual(['send_private_msg', 'send_msg'])
  expect(texts(first)).toEqual(['to a', 'quotes a'])
  expect(actions(second)).toEqual(['send_group_msg', 'delete_msg'])
  expect(texts(second)).toEqual(['to b'])
  expect(exchanges[0]).toBe(first)
})

test('a call belongs to what it names also while another event is under way', async () => {
  const answers: (() => void)[] = []
  const { url } = await startRecorder((response, count) => {
    if (count === 1) response.writeHead(204).end()
    else answers.push(() => response.writeHead(204).end())
  })
  const sandbox = create({ bot: { url }, profile: 'napcat' })
  await sandbox.group(20_002).member(10_002).say('a')
  // It seems to be at work: only then can it compete with what is under way.
  sandbox.journal.seemsToWorkOn(sandbox.exchanges[0] as Exchange)
  const second = sandbox.user(10_001).say('b')
  await sandbox.waitFor(() => answers.length === 1)
  await call(sandbox, 'send_group_msg', { ...group, message: 'late' })
  await call(sandbox, 'get_login_info')
  for (const answer of answers) answer()
  await second
  expect(sandbox.exchanges.map(actions)).toEqual([['send_group_msg'], ['get_login_info']])
})

test('calls that name nothing, long after everything, belong to nothing', async () => {
  const sandbox = await createSilent()
  await sandbox.user(10_001).say('a')
  await call(sandbox, 'get_login_info')
  expect(sandbox.exchanges.map(actions)).toEqual([[]])
})

test('a bot that answers late with nothing is taken to be at work until it has been silent', async () => {
  const sandbox = await createSilent(250)
  await sandbox.user(10_001).say('slow')
  const [exchange] = sandbox.exchanges as [Exchange]
  expect(exchange).toMatchObject({ status: 204, working: true })
  // It names nothing, but what else should it be for?
  await call(sandbox, 'get_login_info')
  expect(actions(exchange)).toEqual(['get_login_info'])
  sandbox.journal.seemsToWorkOn(exchange, 20)
  await sandbox.waitFor(() => exchange.working === false)
})

test('one that answers at once is not', async () => {
  const sandbox = await createSilent()
  await sandbox.user(10_001).say('quick')
  expect(sandbox.exchanges[0]?.working).toBeUndefined()
})

test('a bot in this process is known to be at work, and its calls are known to be for an event', async () => {
  const sandbox = create()
  const bot = new CQHttp({ secret: false, logger: false, transport: sandbox.transport })
  bot.onMessage((event, { waitUntil }) => {
    waitUntil(
      (async () => {
        await sleep(plainText(event) === 'a' ? 120 : 60)
        // Both go to the same chat, and do not say why.
        await bot.send_group_msg({ ...group, message: `for ${plainText(event)}` })
        await bot.get_login_info()
      })(),
    )
  })
  sandbox.connect(bot)
  const outcomes = await Promise.all(
    [10_001, 10_002].map((user, index) => {
      return sandbox
        .group(20_002)
        .member(user)
        .say(index === 0 ? 'a' : 'b')
    }),
  )
  const [a, b] = outcomes as [(typeof outcomes)[number], (typeof outcomes)[number]]
  expect([a.replies, b.replies]).toEqual([[], []])
  expect(a.exchanges[0]?.working).toBe(true)
  await sandbox.idle()
  expect([a.replies, b.replies]).toEqual([['for a'], ['for b']])
  expect(a.calls.map(({ action }) => action)).toEqual(['send_group_msg', 'get_login_info'])
  expect(a.exchanges[0]?.working).toBe(false)
})

test.each(['standard', 'lagrange'] as const)(
  '%s: say waits for the actions that a bot in this process carries out after its response',
  async (profile) => {
    const sandbox = create({ profile })
    const options = { secret: false, logger: false, quickOperation: 'api' } as const
    const addHandler = (bot: CQHttp): CQHttp => {
      bot.onMessage('group', () => ({ reply: 'out', delete: true, ban: true, ban_duration: 60 }))
      return bot
    }
    const here = addHandler(new CQHttp({ ...options, transport: sandbox.transport }))
    const there = addHandler(new CQHttp({ ...options, apiRoot: await sandbox.listen() }))
    for (const [index, bot] of [here, { url: await serve(there) }].entries()) {
      sandbox.connect(bot)
      const member = sandbox.group(20_002).member([10_001, 10_002][index] ?? 0)
      const outcome = await member.say('bad')
      // Nobody knows when a bot elsewhere is done.
      if (bot !== here) await sandbox.waitFor(() => sandbox.calls.length === 6)
      if (bot !== here) await sandbox.idle()
      expect(outcome.calls).toHaveLength(3)
      expect(outcome.replies).toEqual(['out'])
      expect(outcome.message?.recalled).toBe(true)
      expect(sandbox.group(20_002).info(member.id).bannedUntil).toBeGreaterThan(0)
    }
  },
)

test('say does not wait for a bot that works on', async () => {
  const sandbox = create()
  sandbox.connect({
    fetch: (_, { waitUntil }) => {
      waitUntil(sleep(5000, undefined, { ref: false }))
      return new Response(null, { status: 204 })
    },
  })
  const startedAt = Date.now()
  await sandbox.user(10_001).say('hi')
  expect(Date.now() - startedAt).toBeLessThan(3000)
})

test('messages of a quick operation belong to their event alone', async () => {
  const sandbox = create({ bot: answering({ reply: 'x' }), profile: 'napcat' })
  const says = ['a', 'b', 'c'].map((text) => sandbox.user(10_001).say(text))
  for (const { replies } of await Promise.all(says)) expect(replies).toEqual(['x'])
})
