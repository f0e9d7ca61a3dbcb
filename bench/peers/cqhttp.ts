// The npm package cqhttp: the same protocol, on koa.
import { createServer } from 'node:http'

import CQHttp from 'cqhttp'

import { replyTo } from '../harness/job.ts'
import { listening } from '../harness/listening.ts'

export function listen(secret: string): Promise<number> {
  const bot = new CQHttp({ secret })
  bot.on('message', (event) => ({ reply: replyTo(event), at_sender: false }))
  return listening(createServer(bot.app.callback()))
}
