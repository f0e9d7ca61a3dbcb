import type { Sandbox } from '@cqhttp/sandbox'
import type { Command } from '../../src/protocol.ts'
import type { Session } from './session.ts'

/** How things have come to be before the recording begins. */
export async function settle(sandbox: Sandbox): Promise<void> {
  const { world, selfId } = sandbox
  world.addUser({ id: 10_007, nickname: 'stranger `${x}`' })
  world.addFriend(selfId, 10_001, "Ann's */ remark")
  await sandbox.user(10_001).say('said before', { group: 20_002 })
  await sandbox.transport({
    action: 'send_group_msg',
    params: { group_id: 20_002, message: 'the bot said before' },
  })
  await sandbox.transport({
    action: 'send_private_msg',
    params: { user_id: 10_001, message: 'the bot said before, in private' },
  })
  world.group(20_003).wholeBan = true
  world.group(20_003).anonymousAllowed = false
  world.group(20_002).honors.set('legend', [10_002])
  world.group(20_002).blocked.add(10_066)
  world.group(20_002).files.push({ id: '/file-20002-1', name: 'old', size: 3, busid: 102 })
  world.member(20_002, 10_004).bannedUntil = sandbox.clock.now() + 100
}

export const WORLD = {
  self: { id: 10_000, nickname: '小助手' },
  friends: [{ id: 10_001, nickname: 'Ann', sex: 'female', age: 24 }, 10_002],
  groups: [
    {
      id: 20_002,
      name: 'a group',
      members: [
        { id: 10_003, role: 'owner', nickname: '老王' },
        { id: 10_001, card: 'the card', title: 'the title' },
        10_002,
        10_004,
      ],
    },
    { id: 20_003, botRole: 'member', members: [{ id: 10_003, role: 'owner' }, 10_001] },
    { id: 20_004, botRole: null, members: [{ id: 10_003, role: 'owner' }] },
  ],
} as const

const group = 20_002

/** Something of each kind; a number of seconds lets so much time pass. */
function doings({ sandbox }: Session): (Command | number | (() => Command))[] {
  const last = (): number => sandbox.world.messages.length
  const replyTo = (number: number, text: string, extra: object = {}): Command => {
    const message = sandbox.world.messages[number - 1]
    if (message === undefined) throw new Error(`there is no message ${number}`)
    const { id } = sandbox.view(message)
    return {
      do: 'say',
      from: 10_001,
      message: `[CQ:reply,id=${id}]${text}`,
      cqCode: true,
      ...extra,
    }
  }
  return [
    { do: 'say', from: 10_001, message: '/ping' },
    { do: 'say', from: 10_001, message: '[CQ:face,id=1]' },
    { do: 'say', from: 10_001, message: '[CQ:face,id=1]/echo', cqCode: true },
    {
      do: 'say',
      from: 10_002,
      group,
      message: [
        { type: 'at', data: { qq: '10000' } },
        { type: 'image', data: { file: `data:image/png;base64,${'iVBORw0KGgo'.repeat(20)}` } },
        { type: 'text', data: { text: ' hi' } },
      ],
    },
    { do: 'say', from: 10_002, group, message: 'who am I?', anonymous: 'a mask' },
    { do: 'say', from: 10_004, message: '/quote', through: 20_002 },
    { do: 'say', from: 10_001, group, message: '/quote' },
    () => ({ do: 'recall', by: 10_001, number: last() - 1 }),
    { do: 'say', from: 10_001, group, message: '/forward' },
    { do: 'say', from: 10_001, group, message: '/card' },
    { do: 'say', from: 10_001, group, message: '/regret' },
    { do: 'say', from: 10_001, message: '/late' },
    { do: 'say', from: 10_001, message: '/timer' },
    () => replyTo(1, 'what was that?', { group }),
    () => replyTo(2, '/delete', { group }),
    () => replyTo(last(), '/delete', { group }),
    () => replyTo(3, 'in private'),
    { do: 'poke', from: 10_001 },
    3,
    { do: 'poke', from: 10_001 },
    { do: 'poke', from: 10_002, target: 10_000, group },
    { do: 'upload', from: 10_002, group, name: "it's `a` file.txt", size: 2048 },
    { do: 'requestFriend', from: 10_008, comment: 'please ${process.exit()}' },
    { do: 'befriend', from: 10_009 },
    { do: 'requestJoin', from: 10_008, group, comment: '*/ process.exit() /*' },
    { do: 'invite', from: 10_003, group: 20_004 },
    { do: 'join', group, user: 10_020 },
    { do: 'join', group, user: 10_021, invited: true, by: 10_002 },
    { do: 'setAdmin', group, user: 10_002, enable: true },
    { do: 'ban', group, user: 10_020, duration: 60, by: 10_002 },
    90,
    { do: 'say', from: 10_020, group, message: 'I may speak again' },
    { do: 'say', from: 10_020, group, message: '/ban' },
    { do: 'wholeBan', group, enable: true },
    { do: 'wholeBan', group, enable: false, by: 10_002 },
    { do: 'setCard', group, user: 10_020, card: "a 'card'" },
    { do: 'setTitle', group, user: 10_020, title: '' },
    { do: 'setTitle', group, user: 10_020, title: '</script>' },
    { do: 'allowAnonymous', group, enable: false },
    { do: 'rename', group, name: 'another\u2028name' },
    { do: 'honor', group, user: 10_001, honor: 'talkative' },
    { do: 'luckyKing', group, user: 10_001, target: 10_002 },
    { do: 'kick', group, user: 10_021, reject: true },
    { do: 'leave', group, user: 10_020 },
    {
      do: 'raise',
      event: { post_type: 'notice', notice_type: 'custom', ['__proto__']: 1, user_id: 1 },
    },
    { do: 'heartbeat' },
    { do: 'lifecycle', type: 'connect' },
    { do: 'addUser', nickname: 'a new one', friend: true },
    { do: 'addGroup', name: 'a new group', members: [10_001, 10_002], botRole: 'member' },
    { do: 'setFaults', copies: 3 },
    { do: 'say', from: 10_001, message: '/ping' },
    { do: 'setFaults', copies: 1 },
    { do: 'strikeNext', side: 'push', times: 1, delay: 20, copies: 2 },
    { do: 'strikeNext', side: 'api', times: 1, delay: 20, copies: 1 },
    { do: 'say', from: 10_001, message: '/ping' },
    { do: 'setFaults', copies: 1, loseAnswer: true },
    { do: 'say', from: 10_001, group, message: '/card' },
    { do: 'setFaults', loseAnswer: false },
    { do: 'switchProfile', profile: 'go-cqhttp' },
    { do: 'say', from: 10_001, group, message: '/quote' },
    () => replyTo(last(), 'to one of the new profile', { group }),
    () => replyTo(1, 'to one of the old', { group }),
    { do: 'dismiss', group: 20_003 },
  ]
}

/** Does all of it. */
export async function live(session: Session): Promise<void> {
  for (const doing of doings(session)) {
    if (typeof doing === 'number') session.sandbox.clock.advance(doing)
    else await session.run(typeof doing === 'function' ? doing() : doing)
  }
}
