// A bot that answers after two minutes, as one that asks a model may. All runtimes share this file.
import { CQHttp, type CQHttpOptions, plainText } from '@cqhttp/core'

export interface Env {
  CQHTTP_API_ROOT?: string | undefined
  CQHTTP_ACCESS_TOKEN?: string | undefined
  CQHTTP_SECRET?: string | false | undefined
  /** How long it takes to answer, in milliseconds; default two minutes. */
  SLOW_DELAY?: string | undefined
}

export function createBot(env: Env, options: CQHttpOptions = {}): CQHttp {
  const bot = new CQHttp({
    apiRoot: env.CQHTTP_API_ROOT,
    accessToken: env.CQHTTP_ACCESS_TOKEN,
    secret: env.CQHTTP_SECRET,
    ...options,
  })
  const delay = Number(env.SLOW_DELAY ?? 120_000)

  bot.onMessage(async (event) => {
    await new Promise((resolve) => setTimeout(resolve, delay))
    return { reply: `想了 ${delay / 1000} 秒：${plainText(event)}` }
  })

  return bot
}
