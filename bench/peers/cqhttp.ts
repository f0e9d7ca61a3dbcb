// The npm package cqhttp: the same protocol, on koa.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

import CQHttp from 'cqhttp-npm'

import { replyTo } from '../harness/job.ts'

export async function listen(secret: string): Promise<number> {
  const bot = new CQHttp({ secret })
  bot.on('message', (event) => ({ reply: replyTo(event), at_sender: false }))
  const server = bot.app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
