// For comparing sizes: an echo bot on grammY.
import { Bot, webhookCallback } from 'grammy'

interface Env {
  BOT_TOKEN: string
  SECRET: string
}

export default {
  fetch(request: Request, env: Env): Promise<Response> {
    const bot = new Bot(env.BOT_TOKEN)
    bot.on('message:text', (context) => context.reply(context.message.text))
    return webhookCallback(bot, 'cloudflare-mod', { secretToken: env.SECRET })(request)
  },
}
