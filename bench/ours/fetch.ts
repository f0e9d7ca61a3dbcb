import { createBot } from './bot.ts'

export const takes = 'request'

export function createAnswer(secret: string): (request: Request) => Promise<Response> {
  const bot = createBot(secret)
  return (request) => bot.fetch(request)
}
