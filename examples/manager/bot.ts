// A group manager: commands with roles, reminders, banned words, a welcome. All runtimes share it.
import { CQHttp, message, segment, type SendTarget, type StateStore } from '@cqhttp/core'
import { schedule } from '@cqhttp/core/schedule'
import { and, commands, flow, not, role, text, when } from '@cqhttp/kit'
import { later } from '@cqhttp/kit/later'

export type Env = Partial<Record<`CQHTTP_${'API_ROOT' | 'ACCESS_TOKEN' | 'SECRET'}`, string>>

export function createBot(env: Env, store: StateStore): CQHttp {
  const { CQHTTP_API_ROOT: apiRoot, CQHTTP_ACCESS_TOKEN: accessToken, CQHTTP_SECRET: secret } = env
  if (!secret) throw new Error('CQHTTP_SECRET is not set: make it a long random text')
  const bot = new CQHttp({ apiRoot, accessToken, secret })

  const reminders = later<{ chat: SendTarget; what: string }>({
    name: 'reminders',
    store,
    run: ({ chat, what }) => bot.send(chat, `提醒你：${what}`, { at_sender: true }),
  })
  schedule(bot, '* * * * *', () => reminders.runDue(), { name: 'reminders' })
  const remind = flow<{ what: string }, 'what' | 'when'>({
    name: 'remind',
    store,
    cancelled: '好，不提醒了',
    steps: {
      what: ({ text }) => ({ next: 'when', data: { what: text }, reply: '几分钟后？' }),
      when: async ({ event, text, data: { what } }) => {
        const minutes = Number(text.normalize('NFKC'))
        if (!(minutes > 0 && minutes <= 10_080)) return { next: 'when', reply: '请回复分钟数' }
        const { self_id, message_type, user_id, group_id } = event as SendTarget
        const chat = { self_id, message_type, user_id, group_id }
        await reminders.add(Date.now() + minutes * 60_000, { chat, what })
        return { reply: `好，${minutes} 分钟后提醒你：${what}` }
      },
    },
  })

  // From the most specific event up: banned words, conversations, commands.
  const isBanned = and(text(/代练|刷单/), not(role('admin')))
  const punishment = { delete: true, ban: true, ban_duration: 600 }
  const punish = when(isBanned, (_event, { stop }) => (stop(), punishment))
  bot.on('message.group.normal', punish)
  bot.on('message.group', 'message.private', remind)
  bot.onMessage(
    commands()
      .command('remind', { description: '到时候提醒你' }, async (event) => {
        await remind.start(event, { next: 'what', data: { what: '' } })
        return { reply: '提醒你什么？回复“取消”结束' }
      })
      .command('ban user:at minutes?:int=10', { allow: role('admin') }, async (event, _, args) => {
        const { group_id = 0 } = event as SendTarget
        await bot.set_group_ban({ group_id, user_id: args.user, duration: args.minutes * 60 })
        return { reply: message`${segment.at(args.user)} 禁言 ${args.minutes} 分钟` }
      }),
  )
  bot.onNotice('group_increase', async (event) => {
    await bot.send(event, message`欢迎 ${segment.at(event.user_id)}，发送 /help 看看我会什么`)
  })
  return bot
}
