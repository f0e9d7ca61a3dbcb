// The same plain data, whatever the implementation makes of quotes, records and pictures.
import { CQHttp, type MessageEvent, segment } from '@cqhttp/core'
import { quoted, unfold, type Unfolded } from '@cqhttp/kit/unfold'
import { createSandbox } from '@cqhttp/sandbox'
import { expect, onTestFinished, test } from 'vitest'

const PROFILES = ['standard', 'napcat', 'llbot', 'lagrange', 'go-cqhttp', 'snowluma'] as const

async function start(profile: (typeof PROFILES)[number]) {
  const sandbox = createSandbox({ profile, secret: 'the secret' })
  onTestFinished(() => sandbox.close())
  const bot = new CQHttp({ secret: 'the secret', apiRoot: await sandbox.listen(), logger: false })
  sandbox.connect(bot)
  const seen: { event: MessageEvent; unfolded: Unfolded }[] = []
  bot.onMessage(async (event) => {
    seen.push({ event, unfolded: await unfold(event, bot) })
  })
  return { sandbox, bot, seen, member: sandbox.group(20002).member(10001) }
}

test.each(PROFILES)('%s: a quote with a picture', async (profile) => {
  const { sandbox, seen, member } = await start(profile)
  const { message } = await member.say([
    segment.text('看'),
    segment.image('https://qq.example/a.png'),
  ])
  await sandbox
    .group(20002)
    .member(10002)
    .say([segment.reply(idOf(seen[0])), segment.text('这是什么？')])
  expect(message).toBeDefined()
  expect(seen[1]?.unfolded).toMatchObject({
    userId: '10002',
    text: '这是什么？',
    quote: { userId: '10001', text: '看[图片]', pictures: [{}], quote: undefined },
    cut: [],
  })
})

// Those of the standard cannot send records.
test.each(PROFILES.filter((name) => name !== 'standard'))('%s: a record', async (profile) => {
  const { bot, seen, sandbox, member } = await start(profile)
  const nodes = [
    segment.nodeCustom({ user_id: 10001, nickname: '小明', content: '一' }),
    segment.nodeCustom({ user_id: 10002, nickname: '小红', content: ['二', segment.face(14)] }),
  ]
  const answer = (await bot.callAction('send_group_forward_msg', {
    group_id: 20002,
    messages: nodes,
  })) as { forward_id: string; message_id: number }
  await member.say([segment.reply(answer.message_id), segment.text('总结一下')])
  const [found] = seen
  expect(found?.unfolded).toMatchObject({
    text: '总结一下',
    quote: {
      userId: String(sandbox.selfId),
      text: '[合并转发]',
      forwards: [
        [
          { userId: '10001', name: '小明', text: '一' },
          { userId: '10002', name: '小红', text: expect.stringMatching(/^二\[表情.*\]$/) },
        ],
      ],
    },
    cut: [],
  })
})

test.each(PROFILES)('%s: a message that was recalled is not quoted', async (profile) => {
  const { bot, sandbox, seen, member } = await start(profile)
  const { message } = await member.say('别看')
  const id = idOf(seen[0])
  await sandbox.user(10001).recall(message as NonNullable<typeof message>)
  const event = {
    ...(seen[0]?.event as MessageEvent),
    message_id: 99,
    message: [segment.reply(id)],
  }
  expect(await quoted(event, bot)).toBeUndefined()
  expect((await unfold(event, bot)).cut).toEqual(['unreadable'])
})

function idOf(found: { event: MessageEvent } | undefined): string {
  return String(found?.event.message_id)
}
