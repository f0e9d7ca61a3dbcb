// Events that come by `chat.webhooks`, as in a route of Next.js or Hono.
import { createHmac } from 'node:crypto'

import { type Endpoint, segment } from '@cqhttp/core'
import { expect, test } from 'vitest'

import { createWorld, GROUP, MEMBER, SECRET } from './support/chats.ts'

test.each(['napcat', 'llbot', 'lagrange', 'go-cqhttp', 'snowluma', 'standard'] as const)(
  '%s takes the response, and does nothing more',
  async (profile) => {
    const { sandbox, chat } = await createWorld(
      (chat) =>
        chat.onNewMention(async (thread) => {
          await thread.post('收到')
        }),
      { sandbox: { profile } },
    )
    const statuses: number[] = []
    const endpoint: Endpoint = {
      async fetch(request, runtime) {
        const { waitUntil } = runtime ?? {}
        const response = await chat.webhooks.cqhttp(request, waitUntil && { waitUntil })
        statuses.push(response.status)
        return response
      },
    }
    sandbox.connect(endpoint)
    const outcome = await sandbox
      .group(GROUP)
      .member(MEMBER)
      .say([segment.at(10000)])
    await sandbox.idle()
    expect(outcome.replies).toEqual(['收到'])
    expect(statuses).toEqual([200])
    const rules = outcome.exchanges.flatMap((exchange) => exchange.rules.map(({ rule }) => rule))
    // Lagrange reads no response at all.
    expect(rules).toEqual(profile === 'lagrange' ? ['response.ignored'] : [])
  },
)

test('a wrong signature is refused, and initializes the Chat by itself', async () => {
  const seen: string[] = []
  const { chat } = await createWorld((chat) =>
    chat.onDirectMessage((_, message) => void seen.push(message.text)),
  )
  await chat.shutdown()
  const body = JSON.stringify({
    time: 1_700_000_000,
    self_id: 10_000,
    post_type: 'message',
    message_type: 'private',
    sub_type: 'friend',
    message_id: 7,
    user_id: 10_001,
    message: '你好',
    raw_message: '你好',
    font: 0,
    sender: { user_id: 10_001, nickname: '小明' },
  })
  const post = (secret: string): Promise<Response> =>
    chat.webhooks.cqhttp(
      new Request('http://bot.invalid/', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-signature': `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`,
        },
        body,
      }),
    )
  expect((await post('another')).status).toBe(403)
  expect((await post(SECRET)).status).toBe(200)
  await expect.poll(() => seen).toEqual(['你好'])
})
