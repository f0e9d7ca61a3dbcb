import { describe, expect, test } from 'vitest'
import { CQHttp } from '../../src/cqhttp.ts'
import { custom } from '../../src/events/event-names.ts'
import { createTransport } from '../support/api.ts'
import { throughHandle } from '../support/doors.ts'
import { friendRequest, groupIncrease, groupMessage, privateMessage } from '../support/events.ts'
import { createLog } from '../support/logger.ts'

/** Answers the events with a result; gives the answers and the warnings. */
async function answer(result: unknown, ...events: object[]) {
  const logger = createLog()
  const bot = new CQHttp({ secret: false, logger, inbox: false, transport: createTransport() })
  bot.on(custom('message'), custom('notice'), custom('request'), () => result as never)
  bot.on(custom('meta_event'), custom('message_sent'), () => result as never)
  const answers: string[] = []
  for (const body of events) {
    const { status, body: text } = await throughHandle(bot, { body })
    answers.push(`${status} ${text}`)
  }
  return { answers, warnings: logger.lines.filter(([level]) => level === 'warn') }
}

describe('a result that nobody reads', () => {
  test.each<[string, object, object, string]>([
    ['of a notice', { reply: 'hi' }, groupIncrease, 'reply'],
    ['of an action, for a notice', { delete: true }, groupIncrease, 'delete'],
    [
      'of a notice outside the standard',
      { approve: true },
      { ...groupIncrease, notice_type: 'x' },
      'approve',
    ],
    ['of an own message', { reply: 'hi' }, { ...groupMessage, post_type: 'message_sent' }, 'reply'],
    ['of a guild', { reply: 'hi' }, { ...groupMessage, message_type: 'guild' }, 'reply'],
    ['with a misspelt field', { repply: 'hi' }, privateMessage, 'repply'],
  ])('%s is warned of, once', async (_what, result, event, field) => {
    const { warnings } = await answer(result, event, event, { ...event, time: 1 })
    expect(warnings).toEqual([['warn', expect.stringContaining(`(${field}`)]])
    expect(warnings[0]?.[1]).toContain('bot.send(event, …)')
  })

  test('keeps its line, whatever the event calls itself', async () => {
    const { warnings } = await answer({ a: 1 }, { ...groupIncrease, notice_type: 'x\n\u001b[31m' })
    expect(String(warnings[0]?.[1])).toMatch(/^[\x20-\x7e…]+$/)
  })
})

test.each<[object, object]>([
  [{ reply: 'hi' }, groupMessage],
  [{ block: true }, privateMessage],
  [{ delete: false }, groupMessage],
  [{ approve: false, reason: 'x' }, friendRequest],
  [{ reply: '' }, groupIncrease],
  [{}, groupIncrease],
])('%o is not warned of', async (result, event) => {
  expect((await answer(result, event)).warnings).toEqual([])
})

describe('what a send gives', () => {
  test.each([
    [{ message_id: 7 }],
    [{ message_id: -7, res_id: 'a', forward_id: 'b' }],
    [[{ message_id: 7 }, undefined, { message_id: 8 }]],
    [[undefined, null]],
  ])('counts as nothing: %o', async (result) => {
    const events = [privateMessage, groupMessage, groupIncrease, friendRequest]
    const { answers, warnings } = await answer(result, ...events)
    expect(answers).toEqual(events.map(() => '204 '))
    expect(warnings).toEqual([])
  })

  test('so that another handler may answer', async () => {
    const transport = createTransport()
    const bot = new CQHttp({ secret: false, logger: false, transport })
    bot.onMessage('private', (event) => bot.send(event, 'hi') as never)
    bot.onMessage(() => ({ reply: 'second' }))
    expect(await bot.receive(privateMessage)).toMatchObject({
      reply: [{ type: 'text', data: { text: 'second' } }],
    })
    expect(transport.calls).toHaveLength(1)
  })

  test('but an operation that has an id is one', async () => {
    const { answers } = await answer({ message_id: 7, delete: true }, privateMessage)
    expect(answers).toEqual(['200 {"message_id":7,"delete":true}'])
  })
})

test('late, nothing is warned of where nothing was to be done', async () => {
  const logger = createLog()
  const transport = createTransport()
  const bot = new CQHttp({ secret: false, logger, replyTimeout: 1, transport })
  const results = [
    { reply: '', at_sender: true },
    { reply: null },
    { delete: false, ban: false },
    {},
  ]
  const tasks: Promise<unknown>[] = []
  let next = 0
  bot.onMessage(async () => {
    const result = results[next++]
    await new Promise((resolve) => setTimeout(resolve, 20))
    return result as never
  })
  for (const [message_id] of results.entries()) {
    const body = { ...groupMessage, message_id }
    const runtime = { waitUntil: (task: Promise<unknown>) => void tasks.push(task) }
    expect((await throughHandle(bot, { body }, runtime)).status).toBe(204)
  }
  await Promise.all(tasks)
  expect(next).toBe(results.length)
  expect(transport.calls).toEqual([])
  expect(logger.lines.filter(([level]) => level === 'warn')).toEqual([])
})
