import { formatCqCode } from '@cqhttp/core'
import { createSandbox, type Sandbox } from '@cqhttp/sandbox'
import { expect, test } from 'vitest'

test('answers as it did when this was recorded', { timeout: 30000 }, async () => {
  // The bot runs by itself. Start it first, with the same variables as this test:
  //   CQHTTP_API_ROOT=http://127.0.0.1:44909 CQHTTP_ACCESS_TOKEN=… CQHTTP_SECRET=… node bot.ts
  // BOT_URL says where it listens, and CQHTTP_API_PORT on which port it calls the API. That port
  // must be free: end the sandbox that this was recorded in.
  const { BOT_URL, CQHTTP_API_PORT, CQHTTP_ACCESS_TOKEN, CQHTTP_SECRET } = process.env
  // The address had a query, which is left out here: set it by BOT_URL.
  // The clock stands still, and moves on between the steps as it did.
  await using sandbox = createSandbox({
    profile: 'llbot',
    secret: CQHTTP_SECRET,
    accessToken: CQHTTP_ACCESS_TOKEN,
    now: Math.floor(Date.now() / 1000),
    self: { id: 10000, nickname: '小助手' },
    friends: [{ id: 10001, nickname: 'Ann', sex: 'female', age: 24 }, 10002],
    groups: [
      {
        id: 20002,
        name: 'a group',
        botRole: 'admin',
        members: [
          { id: 10003, nickname: '老王', role: 'owner' },
          { id: 10001, card: 'the card', title: 'the title' },
          10002,
          10004,
        ],
      },
      { id: 20003, botRole: 'member', members: [{ id: 10003, role: 'owner' }, 10001] },
      { id: 20004, botRole: null, members: [{ id: 10003, role: 'owner' }] },
    ],
  })
  await sandbox.listen({ port: Number(CQHTTP_API_PORT ?? 44909) })
  sandbox.connect({ url: BOT_URL ?? 'http://127.0.0.1:41053/' })
  const answers = watch(sandbox)

  const message1 = (await sandbox.user(10001).say('/ping')).message!
  expect(await answers()).toEqual([{ to: 10001, message: `[CQ:reply,id=${message1.id}]` + 'pong' }])

  const message2 = (await sandbox.user(10001).say('/quote', { group: 20002 })).message!
  expect(await answers()).toEqual([
    { group: 20002, message: `[CQ:reply,id=${message2.id}]` + 'quoted, &#91;so&#93; &amp; so' },
  ])

  await sandbox.user(10001).say('/late')
  expect(await answers(1)).toEqual([{ to: 10001, message: 'late' }])

  await sandbox.user(10001).say('/timer')
  expect(await answers(1)).toEqual([{ to: 10001, message: 'by a timer' }])

  sandbox.clock.advance(1)
  await sandbox.user(10008).requestFriend('please')
  expect(await answers()).toEqual([
    { to: 10008, message: 'friend_add ' },
    { operation: { approve: true, remark: 'a "friend"' }, outcome: { approve: 'done' } },
  ])
})

/**
 * Watches what the bot does: the messages that it sends, what becomes of its quick operations, and
 * its calls of the API, apart from those that only ask for information.
 *
 * @returns A function that waits until the bot is done, and returns what is new since the last time.
 */
function watch(sandbox: Sandbox) {
  const seen = { sent: sandbox.sent.length, exchanges: 0, calls: 0 }

  function look() {
    const messages = sandbox.sent.slice(seen.sent).map(({ groupId, to, message }) => ({
      ...(groupId === undefined ? { to } : { group: groupId }),
      message: formatCqCode(
        message.flatMap((part) =>
          part.type === 'forward' ? sandbox.forward(String(part.data.id)) : [part],
        ),
      ).replace(/,url=(?:http:\/\/127\.0\.0\.1:\d+\/media\/|data:)[^,\]]*/g, ''),
    }))
    const operations = sandbox.exchanges.slice(seen.exchanges).flatMap((exchange) => {
      const { reply, at_sender, auto_escape, ...operation } = exchange.operation ?? {}
      const steps = exchange.steps.filter((step) => step.field !== 'reply' || step.outcome !== 'done')
      const outcome = Object.fromEntries(steps.map((step) => [step.field, step.outcome]))
      return Object.keys({ ...operation, ...outcome }).length === 0 ? [] : [{ operation, outcome }]
    })
    const calls = sandbox.calls
      .slice(seen.calls)
      .filter(({ action }) => !/^(?:_?get_|can_|send_(?:\w+_)?msg)/.test(action))
      .map(({ action, params: { access_token, ...params } }) => ({ action, params }))
    return [...messages, ...operations, ...calls]
  }

  /** @param late How many things to wait for, where some come after the bot seems to be done. */
  return async (late = 0) => {
    // If something does not come, the expectation fails, which says more than a time limit.
    await sandbox.waitFor(() => look().length >= late, { timeout: 6000 }).catch(() => {})
    await sandbox.idle({ timeout: 6000, quiet: 300 })
    const news = look()
    seen.sent = sandbox.sent.length
    seen.exchanges = sandbox.exchanges.length
    seen.calls = sandbox.calls.length
    return news
  }
}
