// grammY's webhook callback. It does less: Telegram does not sign, so it only compares a token.
import { Bot, webhookCallback } from 'grammy'

import { replyTo } from '../harness/job.ts'

export const takes = 'update'

export function createAnswer(secret: string): (request: Request) => Promise<Response> {
  const bot = new Bot('1:token', {
    // Without this, the first update would call Telegram.
    botInfo: {
      id: 1,
      is_bot: true,
      first_name: 'bench',
      username: 'bench_bot',
      can_join_groups: true,
      can_read_all_group_messages: true,
      supports_inline_queries: false,
      can_connect_to_business: false,
      has_main_web_app: false,
      has_topics_enabled: false,
      allows_users_to_create_topics: false,
      can_manage_bots: false,
      supports_join_request_queries: false,
    },
    client: { canUseWebhookReply: (method) => method === 'sendMessage' },
  })
  bot.on('message:text', (context) =>
    context.reply(
      replyTo({ message_id: context.message.message_id, raw_message: context.message.text }),
    ),
  )
  return webhookCallback(bot, 'std/http', { secretToken: secret })
}
