import { describe, expect, test, vi } from 'vitest'
import type { Command } from '../../src/protocol.ts'
import { startRecorder } from '../../../sandbox/test/support/recorder.ts'
import { serve, type Served } from './page.ts'

const [BOT, MING, PASSER, OWNER, ANN, ADMIN] = [10_000, 10_001, 10_002, 10_003, 10_004, 10_005]
const GROUP = 20_002

/** The events that arrived, without what every event has. */
function eventsOf(got: readonly { body: Buffer }[]): Record<string, unknown>[] {
  return got.map(({ body }) => JSON.parse(body.toString()) as Record<string, unknown>)
}

async function serveBot(profile?: 'napcat' | 'go-cqhttp'): Promise<{
  served: Served
  got: Awaited<ReturnType<typeof startRecorder>>['got']
}> {
  const { url, got } = await startRecorder()
  return { served: await serve({ postUrl: url, profile }), got }
}

describe('each command does what it says', () => {
  test.each<[Command, Record<string, unknown>]>([
    [
      { do: 'say', from: MING, message: '[CQ:face,id=1]' },
      { message_type: 'private', user_id: MING, message: '&#91;CQ:face,id=1&#93;' },
    ],
    [
      { do: 'say', from: MING, group: GROUP, message: '[CQ:face,id=1]', cqCode: true },
      { message_type: 'group', group_id: GROUP, message: '[CQ:face,id=1]' },
    ],
    [
      { do: 'say', from: OWNER, through: GROUP, message: 'hi' },
      { message_type: 'private', sub_type: 'group', user_id: OWNER },
    ],
    [
      { do: 'say', from: MING, group: GROUP, message: 'boo', anonymous: 'ghost' },
      { sub_type: 'anonymous', anonymous: { name: 'ghost' } },
    ],
    [
      { do: 'say', from: MING, message: [{ type: 'text', data: { text: 'hi' } }] },
      { message: 'hi' },
    ],
    [
      { do: 'poke', from: MING, group: GROUP },
      { notice_type: 'notify', sub_type: 'poke', user_id: MING, target_id: BOT },
    ],
    [
      { do: 'upload', from: MING, group: GROUP, name: 'a.txt', size: 7 },
      { notice_type: 'group_upload', file: { name: 'a.txt', size: 7 } },
    ],
    [
      { do: 'requestFriend', from: PASSER, comment: 'hello' },
      { request_type: 'friend', user_id: PASSER, comment: 'hello' },
    ],
    [
      { do: 'befriend', from: PASSER },
      { notice_type: 'friend_add', user_id: PASSER },
    ],
    [
      { do: 'requestJoin', from: ANN, group: GROUP, comment: 'please' },
      { request_type: 'group', sub_type: 'add', user_id: ANN, comment: 'please' },
    ],
    [
      { do: 'join', group: GROUP, user: ANN, invited: true, by: ADMIN },
      { notice_type: 'group_increase', sub_type: 'invite', user_id: ANN, operator_id: ADMIN },
    ],
    [
      { do: 'leave', group: GROUP, user: MING },
      { notice_type: 'group_decrease', sub_type: 'leave', user_id: MING },
    ],
    [
      { do: 'kick', group: GROUP, user: MING, by: ADMIN, reject: true },
      { notice_type: 'group_decrease', sub_type: 'kick', user_id: MING, operator_id: ADMIN },
    ],
    [
      { do: 'ban', group: GROUP, user: MING, duration: 60 },
      { notice_type: 'group_ban', user_id: MING, operator_id: OWNER, duration: 60 },
    ],
    [
      { do: 'wholeBan', group: GROUP, enable: true },
      { notice_type: 'group_ban', sub_type: 'ban', user_id: 0 },
    ],
    [
      { do: 'setAdmin', group: GROUP, user: MING, enable: true },
      { notice_type: 'group_admin', sub_type: 'set', user_id: MING },
    ],
    [
      { do: 'honor', group: GROUP, user: MING, honor: 'talkative' },
      { notice_type: 'notify', sub_type: 'honor', honor_type: 'talkative', user_id: MING },
    ],
    [
      { do: 'luckyKing', group: GROUP, user: MING, target: PASSER },
      { notice_type: 'notify', sub_type: 'lucky_king', user_id: MING, target_id: PASSER },
    ],
    [
      { do: 'raise', event: { post_type: 'notice', notice_type: 'made_up', extra: [1] } },
      { notice_type: 'made_up', extra: [1], self_id: BOT },
    ],
    [{ do: 'heartbeat' }, { meta_event_type: 'heartbeat' }],
    [
      { do: 'lifecycle', type: 'enable' },
      { meta_event_type: 'lifecycle', sub_type: 'enable' },
    ],
  ])('%j', async (command, event) => {
    const { served, got } = await serveBot()
    const { status, exchanges } = await served.run(command)
    expect({ status, exchanges }).toEqual({ status: 200, exchanges: [1] })
    const page = served.open()
    await page.sees(({ exchanges: seen }) => seen[1]?.duration !== undefined)
    expect(eventsOf(got)).toMatchObject([event])
  })

  test('recall, of a message by its number in any profile', async () => {
    const { served, got } = await serveBot('napcat')
    const { message } = await served.run({ do: 'say', from: MING, group: GROUP, message: 'oh' })
    expect(message).toBe(1)
    const { exchanges } = await served.run({ do: 'recall', by: MING, number: 1 })
    expect(exchanges).toEqual([2])
    const page = served.open()
    await page.sees(({ messages }) => messages[1]?.recalled)
    await page.sees((state) => state.exchanges[2]?.duration !== undefined)
    expect(eventsOf(got)[1]).toMatchObject({ notice_type: 'group_recall', operator_id: MING })
  })

  test('invite, into a group that the bot is not in', async () => {
    const { served, got } = await serveBot()
    served.server.sandbox.world.addGroup({ id: 20_009, members: [MING] })
    await served.run({ do: 'invite', from: MING, group: 20_009, comment: 'come' })
    const page = served.open()
    await page.sees(({ exchanges }) => exchanges[1]?.duration !== undefined)
    expect(eventsOf(got)).toMatchObject([{ sub_type: 'invite', group_id: 20_009, user_id: MING }])
  })

  test('setCard, setTitle, rename, allowAnonymous and dismiss', async () => {
    const served = await serve()
    const page = served.open()
    await served.run({ do: 'setCard', group: GROUP, user: MING, card: 'M', by: MING })
    await served.run({ do: 'setTitle', group: GROUP, user: MING, title: 'first' })
    await served.run({ do: 'rename', group: GROUP, name: '新群名', by: ADMIN })
    await served.run({ do: 'allowAnonymous', group: GROUP, enable: false })
    const group = await page.sees(({ groups }) =>
      groups[GROUP]?.anonymousAllowed === false ? groups[GROUP] : undefined,
    )
    expect(group.name).toBe('新群名')
    expect(group.members.find(({ userId }) => userId === MING)).toMatchObject({
      card: 'M',
      title: 'first',
    })
    const facts = Object.values(page.state?.happenings ?? {}).map(({ fact }) => fact.type)
    expect(facts).toEqual(['card', 'title', 'group-name'])
    await served.run({ do: 'dismiss', group: GROUP })
    await page.sees(({ happenings }) =>
      Object.values(happenings).some(({ fact }) => fact.type === 'decrease'),
    )
  })

  test('addUser, with a free number or the one given', async () => {
    const served = await serve()
    const page = served.open()
    const { id = 0 } = await served.run({ do: 'addUser', nickname: 'New', friend: true })
    await served.run({ do: 'addUser', nickname: 'Other', id: 777 })
    const users = await page.sees((state) => (state.users[777] ? state.users : undefined))
    expect(users[id]).toMatchObject({ nickname: 'New', isFriend: true })
    expect(users[777]).toMatchObject({ nickname: 'Other', isFriend: false })
    const again = await served.run({ do: 'addUser', nickname: 'Thief', id: MING })
    expect(again).toEqual({ status: 409, error: `there is a user ${MING} already` })
    expect(page.state?.users[MING]?.nickname).toBe('小明')
  })

  test.each([
    [undefined, [ANN, MING, ANN], { [ANN]: 'owner', [MING]: 'member', [BOT]: 'admin' }],
    ['member', [BOT, ANN], { [ANN]: 'owner', [BOT]: 'member' }],
    ['owner', [ANN], { [ANN]: 'member', [BOT]: 'owner' }],
    [undefined, [], { [BOT]: 'owner' }],
  ] as const)('addGroup, with the bot as %s among %j', async (botRole, members, roles) => {
    const served = await serve()
    const page = served.open()
    const { id = 0 } = await served.run({
      do: 'addGroup',
      name: 'N',
      members,
      ...(botRole === undefined ? {} : { botRole }),
    })
    const group = await page.sees(({ groups }) => groups[id])
    const seen = group.members.map(({ userId, role }) => [userId, role])
    expect(Object.fromEntries(seen)).toEqual(roles)
  })

  test('addGroup, but not in place of another', async () => {
    const served = await serve()
    const answer = await served.run({ do: 'addGroup', name: 'Thief', id: GROUP })
    expect(answer).toEqual({ status: 409, error: `there is a group ${GROUP} already` })
    expect(served.server.sandbox.world.group(GROUP).name).toBe('测试群')
  })

  test('connect, to where events go from then on', async () => {
    const served = await serve()
    const page = served.open()
    const { url, got } = await startRecorder()
    await served.run({ do: 'say', from: MING, message: 'nobody hears it' })
    expect((await served.run({ do: 'connect', url })).status).toBe(200)
    await page.sees(({ session }) => session.postUrl === url && session.reachable)
    await served.run({ do: 'say', from: MING, message: 'heard' })
    await page.sees(({ exchanges }) => exchanges[1]?.status)
    expect(eventsOf(got)).toMatchObject([{ message: 'heard' }])
  })
})

describe('what is no command', () => {
  test.each<[string, unknown, string | RegExp]>([
    ['no verb', {}, /^do: must be one of say, recall, .*, reset, but it is undefined$/],
    ['another verb', { do: 'explode' }, /^do: must be one of say, .*, but it is "explode"$/],
    [
      'an inherited verb',
      { do: 'constructor' },
      /^do: must be one of .*, but it is "constructor"$/,
    ],
    ['a verb that is no text', { do: 1 }, /^do: must be one of .*, but it is 1$/],
    ['a text', 'say', /^do: must be one of .*, but it is undefined$/],
    ['an array', [{ do: 'say' }], /^do: must be one of .*, but it is undefined$/],
    ['null', null, /^do: must be one of .*, but it is undefined$/],
    [
      'a missing field',
      { do: 'say', message: 'hi' },
      'from: is missing; it must be a whole number above 0',
    ],
    [
      'a field of another kind',
      { do: 'say', from: '10001', message: 'hi' },
      'from: must be a whole number above 0, but it is "10001"',
    ],
    [
      'a fraction',
      { do: 'say', from: 1.5, message: 'hi' },
      'from: must be a whole number above 0, but it is 1.5',
    ],
    [
      'zero',
      { do: 'kick', group: 0, user: MING },
      'group: must be a whole number above 0, but it is 0',
    ],
    [
      'a field that there is none of',
      { do: 'say', from: MING, message: 'hi', grup: GROUP },
      'grup: there is no such field; the fields are from, group, through, message, cqCode, anonymous',
    ],
    [
      'a field of a command without any',
      { do: 'reset', hard: true },
      'hard: there is no such field; the fields are none',
    ],
    [
      'null for a field',
      { do: 'say', from: MING, group: null, message: 'hi' },
      'group: must be a whole number above 0, but it is null',
    ],
    [
      'a message that is neither',
      { do: 'say', from: MING, message: [{ type: 'text' }] },
      'message: must be a text, or an array of segments, but it is [{"type":"text"}]',
    ],
    [
      'a long value',
      { do: 'say', from: 'x'.repeat(1000), message: 'hi' },
      `from: must be a whole number above 0, but it is "${'x'.repeat(59)}…`,
    ],
    [
      'two wrong fields',
      { do: 'wholeBan', group: 'a', enable: 'b' },
      'enable: must be true or false, but it is "b"; group: must be a whole number above 0, but it is "a"',
    ],
    [
      'another choice',
      { do: 'honor', group: GROUP, user: MING, honor: 'rich' },
      'honor: must be one of talkative, performer, legend, strong_newbie, emotion, but it is "rich"',
    ],
    [
      'too many copies',
      { do: 'setFaults', copies: 6 },
      'copies: must be a whole number from 1 to 5, but it is 6',
    ],
    [
      'another profile',
      { do: 'switchProfile', profile: 'mirai' },
      'profile: must be one of standard, napcat, llbot, lagrange, go-cqhttp, snowluma, but it is "mirai"',
    ],
    [
      'an address of another kind',
      { do: 'connect', url: 'file:///etc/passwd' },
      'url: must be an address such as http://127.0.0.1:8080/ or ws://127.0.0.1:8080/ws, without #, but it is "file:///etc/passwd"',
    ],
    [
      'an event that is none',
      { do: 'raise', event: [] },
      'event: must be a JSON object, but it is []',
    ],
    [
      'an empty name',
      { do: 'rename', group: GROUP, name: '  ' },
      'name: must be a text that is not empty, but it is ""',
    ],
    [
      'an export of nothing',
      { do: 'export', framework: 'vitest', bot: { module: './bot.ts' } },
      'nothing was recorded: begin a recording, then talk to the bot',
    ],
  ])('%s is refused', async (_, input, message) => {
    const served = await serve()
    const { status, error } = await served.post(input)
    expect(status).toBe(400)
    expect(error).toMatch(message instanceof RegExp ? message : exactly(message))
    expect(served.server.sandbox.world.messages).toEqual([])
  })

  function exactly(message: string): RegExp {
    return new RegExp(`^${message.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`)
  }

  test.each(['', '{', 'undefined', '\u{fffd}'])('the body %j is refused', async (body) => {
    const served = await serve()
    const headers = {
      authorization: `Bearer ${served.token}`,
      'content-type': 'application/json',
    }
    const answer = await served.send('POST', '/api/command', headers, body)
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.body)).toEqual({ error: 'the body is not JSON' })
  })

  test('does no harm by the name of a prototype', async () => {
    const served = await serve()
    const body = '{"do":"say","from":10001,"message":"hi","__proto__":{"cqCode":true}}'
    const headers = {
      authorization: `Bearer ${served.token}`,
      'content-type': 'application/json',
    }
    const answer = await served.send('POST', '/api/command', headers, body)
    expect(answer.status).toBe(400)
    expect('cqCode' in {}).toBe(false)
  })
})

describe('what QQ does not allow', () => {
  test.each<[Command, number, string | RegExp]>([
    [
      { do: 'say', from: ANN, group: GROUP, message: 'hi' },
      409,
      `user ${ANN} is not in group ${GROUP}`,
    ],
    [{ do: 'say', from: MING, message: '' }, 422, 'a message must not be empty'],
    [{ do: 'say', from: MING, message: [] }, 422, 'a message must not be empty'],
    [{ do: 'leave', group: 404, user: MING }, 409, 'there is no group 404'],
    [
      { do: 'kick', group: GROUP, user: OWNER, by: ADMIN },
      409,
      `${ADMIN} (admin) cannot remove ${OWNER} (owner)`,
    ],
    [{ do: 'recall', by: MING, number: 9 }, 409, 'there is no message of number 9'],
    [
      { do: 'say', from: MING, through: 20_003, message: 'hi' },
      409,
      `user ${MING} is not in group 20003`,
    ],
  ])('%j is refused with %i and the reason', async (command, status, error) => {
    const { served, got } = await serveBot()
    expect(await served.run(command)).toEqual({ status, error })
    expect(got).toEqual([])
  })
})

describe('the answer', () => {
  test('does not wait for a bot that is slow', async () => {
    const { url, got } = await startRecorder(() => undefined)
    const served = await serve({ postUrl: url, profile: 'go-cqhttp' })
    const page = served.open()
    const { exchanges, message } = await served.run({ do: 'say', from: MING, message: 'hello?' })
    expect({ exchanges, message }).toEqual({ exchanges: [1], message: 1 })
    await vi.waitFor(() => expect(got).not.toEqual([]))
    const exchange = await page.sees((state) => state.exchanges[1])
    expect(exchange).toMatchObject({ name: 'message.private.friend' })
    expect(exchange).not.toHaveProperty('duration')
    expect(exchange).not.toHaveProperty('status')
    expect(got).toHaveLength(1)
  })

  test('names the exchange that must wait for another', async () => {
    const { url } = await startRecorder(() => undefined)
    const served = await serve({ postUrl: url, profile: 'standard' })
    await served.run({ do: 'say', from: MING, message: 'one' })
    const second = await served.run({ do: 'say', from: MING, message: 'two' })
    expect(second).toMatchObject({ exchanges: [2], message: 2 })
  })

  test('names only what came of the command, when many come at once', async () => {
    const { served } = await serveBot('napcat')
    const commands = Array.from({ length: 20 }, (_, index) =>
      served.run({ do: 'say', from: MING, message: `no. ${index}` }),
    )
    const results = await Promise.all(commands)
    expect(results.flatMap(({ exchanges = [] }) => exchanges).toSorted(byNumber)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    )
    const { world, journal } = served.server.sandbox
    for (const { exchanges: [key] = [], message = 0 } of results) {
      const exchange = journal.exchanges.find(({ id }) => id === key)
      expect(exchange?.event['raw_message']).toBe(
        (world.message(message).segments[0] as { data: { text: string } }).data.text,
      )
    }
  })

  test('names no exchange when the bot is told nothing', async () => {
    const served = await serve()
    const answer = await served.run({ do: 'say', from: MING, message: 'hi' })
    expect(answer).toEqual({ status: 200, exchanges: [], message: 1 })
  })

  function byNumber(a: number, b: number): number {
    return a - b
  }
})

describe('switchProfile', () => {
  test('keeps the keys of messages and exchanges, though ids change', async () => {
    const { served, got } = await serveBot('napcat')
    const page = served.open()
    await served.run({ do: 'say', from: MING, group: GROUP, message: 'before' })
    const before = await page.sees(({ messages }) => messages[1])
    await page.sees(({ exchanges }) => exchanges[1]?.duration !== undefined)
    await served.run({ do: 'switchProfile', profile: 'standard' })
    await served.run({ do: 'say', from: MING, group: GROUP, message: 'after' })
    await page.sees(({ exchanges }) => exchanges[2]?.duration !== undefined)
    expect(page.state?.session.profile).toBe('standard')
    expect(page.state?.exchanges).toMatchObject({
      1: { profile: 'napcat', key: 1 },
      2: { profile: 'standard', key: 2 },
    })
    expect(page.state?.messages[1]?.id).not.toBe(before.id)
    await served.run({ do: 'recall', by: MING, number: 1 })
    await page.sees(({ exchanges }) => exchanges[3]?.duration !== undefined)
    expect(eventsOf(got)[2]).toMatchObject({
      notice_type: 'group_recall',
      message_id: page.state?.messages[1]?.id,
    })
  })

  test('keeps what was sent before: replies, calls and forwarded records', async () => {
    const { url } = await startRecorder((response) => {
      response.setHeader('content-type', 'application/json')
      response.end('{"reply":"pong"}')
    })
    const served = await serve({ postUrl: url, profile: 'napcat' })
    const { sandbox } = served.server
    const nodes = [{ type: 'node', data: { user_id: '10000', nickname: 'bot', content: 'kept' } }]
    const send = (): Promise<unknown> =>
      sandbox.transport({
        action: 'send_group_forward_msg',
        params: { group_id: GROUP, messages: nodes },
      })
    await send()
    await served.run({ do: 'say', from: MING, message: 'ping' })
    await sandbox.idle()
    await served.run({ do: 'switchProfile', profile: 'llbot' })
    await send()
    const page = served.open()
    const state = await page.sees((seen) => (seen.messages[4] ? seen : undefined))
    expect(state.exchanges[1]?.sent).toEqual([3])
    expect(Object.keys(state.calls)).toEqual(['1', '2'])
    expect(state.messages[3]).toMatchObject({ text: 'pong', via: 'operation' })
    const [first, second] = [state.messages[1]?.forwards, state.messages[4]?.forwards]
    expect(Object.keys(first ?? {})).toHaveLength(1)
    expect(Object.keys(second ?? {})).toHaveLength(1)
    expect(Object.keys(first ?? {})).not.toEqual(Object.keys(second ?? {}))
  })
})
