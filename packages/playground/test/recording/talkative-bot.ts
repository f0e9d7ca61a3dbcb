import { setTimeout as sleep } from 'node:timers/promises'
import { CQHttp, plainText, segment } from '@cqhttp/core'

export interface Env {
  CQHTTP_API_ROOT?: string | undefined
  CQHTTP_ACCESS_TOKEN?: string | undefined
  CQHTTP_SECRET?: string | false | undefined
}

/** How a bot differs from the one that was recorded. */
export interface Manners {
  pong?: string
  approve?: boolean
  bans?: boolean
}

/** A bot that does something of each kind. */
export function createBot(
  env: Env,
  { pong = 'pong', approve = true, bans = true }: Manners = {},
): CQHttp {
  const bot = new CQHttp({
    apiRoot: env.CQHTTP_API_ROOT,
    accessToken: env.CQHTTP_ACCESS_TOKEN,
    secret: env.CQHTTP_SECRET,
  })

  bot.onMessage(async (event, { waitUntil }) => {
    const text = plainText(event).trim()
    const group_id = event.message_type === 'group' ? event.group_id : undefined
    const replied = event.message.find((part) => part.type === 'reply')
    switch (text) {
      case '/ping':
        return { reply: pong }
      case '/echo':
        await bot.send(event, 'you said:')
        return { reply: event.message.filter(({ type }) => type !== 'text') }
      case '/quote':
        await bot.send(event, [segment.reply(event.message_id), segment.text('quoted, [so] & so')])
        return
      case '/ban':
        return bans ? { ban: true, ban_duration: 600 } : undefined
      case '/card':
        if (group_id === undefined) return
        await bot.set_group_card({ group_id, user_id: event.user_id, card: 'it’s "me"' })
        return
      case '/delete':
        if (replied === undefined) return { reply: 'delete what?' }
        await bot.delete_msg({ message_id: Number(replied.data.id) })
        return { reply: 'deleted' }
      case '/regret': {
        const { message_id } = await bot.send(event, 'a slip')
        await bot.delete_msg({ message_id })
        return
      }
      case '/forward':
        if (group_id === undefined) return
        await bot.callAction('send_group_forward_msg', {
          group_id,
          messages: [
            { type: 'node', data: { user_id: '10000', nickname: 'bot', content: 'first' } },
          ],
        })
        return
      case '/late':
        waitUntil(sleep(60).then(() => bot.send(event, 'late')))
        return
      case '/timer':
        setTimeout(() => void bot.send(event, 'by a timer'), 150)
        return
      default:
        return text === '' ? undefined : { reply: event.message }
    }
  })

  bot.onNotice(async (event) => {
    const { notice_type, sub_type = '' } = event as { notice_type: string; sub_type?: string }
    if ('user_id' in event && event.user_id === event.self_id) return
    if (event.group_id !== undefined)
      await bot.send_group_msg({ group_id: event.group_id, message: `${notice_type} ${sub_type}` })
    else await bot.send(event, `${notice_type} ${sub_type}`)
  })

  bot.onRequest('friend', () => ({ approve, remark: 'a "friend"' }))
  bot.onRequest('group', async (event) => {
    await bot.set_group_add_request({
      flag: event.flag,
      sub_type: event.sub_type ?? 'add',
      approve,
    })
  })

  return bot
}
