// The contract tests of the Chat SDK. That of Vercel Connect is left out: it forwards webhooks of the
// platforms that Vercel knows, and the signature of a OneBot event is checked by the bot.
import { createHmac } from 'node:crypto'

import {
  createMockChatInstance,
  matchers,
  selfMessageContract,
  threadIdContract,
} from '@chat-adapter/tests'
import { CQHttp } from '@cqhttp/core'
import { expect } from 'vitest'

import { createCqhttpAdapter, type CqhttpThreadId } from '../src/index.ts'

expect.extend(matchers)

const SECRET = 'the secret'

function createAdapter(): ReturnType<typeof createCqhttpAdapter> {
  return createCqhttpAdapter({ bot: new CQHttp({ secret: SECRET, logger: false }) })
}

function post(userId: number): Request {
  const body = JSON.stringify({
    time: 1_700_000_000,
    self_id: 10_000,
    post_type: 'message',
    message_type: 'group',
    sub_type: 'normal',
    message_id: 7,
    group_id: 20_002,
    user_id: userId,
    message: [{ type: 'text', data: { text: '你好' } }],
    raw_message: '你好',
    font: 0,
    sender: { user_id: userId, nickname: '小明' },
  })
  const signature = createHmac('sha1', SECRET).update(body).digest('hex')
  const headers = { 'content-type': 'application/json', 'x-signature': `sha1=${signature}` }
  return new Request('http://bot.invalid/', { method: 'POST', headers, body })
}

selfMessageContract({
  name: 'cqhttp',
  async setup() {
    const adapter = createAdapter()
    const chat = createMockChatInstance()
    await adapter.initialize(chat)
    return { adapter, chat }
  },
  makeOtherMessageRequest: () => post(10_001),
  makeSelfMessageRequest: () => post(10_000),
})

const adapter = createAdapter()

threadIdContract<CqhttpThreadId>({
  name: 'cqhttp',
  encode: (decoded) => adapter.encodeThreadId(decoded),
  decode: (id) => adapter.decodeThreadId(id),
  cases: [
    {
      decoded: { selfId: '10000', type: 'group', id: '20002' },
      encoded: 'cqhttp:10000.group.20002',
    },
    { decoded: { selfId: '10000', type: 'private', id: '10001' } },
    { decoded: { selfId: '10000', type: 'private', id: '10001', throughGroup: '20002' } },
    {
      decoded: { selfId: '10000', type: 'group', id: '20002', memberId: '10001' },
      encoded: 'cqhttp:10000.group.20002:10001',
    },
    { decoded: { selfId: '10000', type: 'discuss', id: '30003' } },
    { decoded: { selfId: 'a.b:c', type: 'group', id: '频道/%2E', memberId: 'd:e.f' } },
  ],
  isDM: {
    fn: (id) => adapter.isDM(id),
    dmThreadId: 'cqhttp:10000.private.10001',
    nonDmThreadId: 'cqhttp:10000.group.20002',
  },
})
