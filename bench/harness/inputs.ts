import type { Incoming } from '@cqhttp/core'

import type { Answer } from './answer.ts'
import { sign, type SignedEvent } from './events.ts'
import { SECRET } from './job.ts'
import { headersOf } from './server.ts'

const BOT_URL = 'http://127.0.0.1:8080/'

/** The inputs of contestants that are functions, made from events before the clock starts. */
export const INPUTS = {
  request: toRequest,

  incoming(event): Incoming {
    const headers = headersOf(event)
    return {
      method: 'POST',
      url: BOT_URL,
      headers: { get: (name) => headers[name] ?? null },
      bytes: async () => event.body,
      request: () => toRequest(event),
    }
  },

  /** A Telegram update, with the secret in a header instead of a signature. */
  update: ({ id, body, signature }) =>
    new Request(BOT_URL, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-telegram-bot-api-secret-token': signature === sign(body) ? SECRET : 'another',
      },
      body: toUpdate(id, body),
    }),
} satisfies Record<string, (event: SignedEvent) => unknown>

export type InputKind = keyof typeof INPUTS

function toRequest(event: SignedEvent): Request {
  const { body } = event
  return new Request(BOT_URL, {
    method: 'POST',
    headers: headersOf(event),
    body: body as Buffer<ArrayBuffer>,
  })
}

/** An update with the text of a OneBot event, padded to the same length. */
function toUpdate(id: number, body: Buffer): string {
  const { raw_message: text } = JSON.parse(body.toString()) as { raw_message: string }
  const update = (title: string): string =>
    JSON.stringify({
      update_id: id,
      message: {
        message_id: id,
        from: { id: 10_001_001, is_bot: false, first_name: '小明', language_code: 'zh-hans' },
        chat: { id: -20_002_000, title, type: 'supergroup' },
        date: 1_795_503_600,
        text,
      },
    })
  return update('x'.repeat(Math.max(0, body.length - Buffer.byteLength(update('')))))
}

/** The status and body that a contestant returned. */
export async function toAnswer(output: unknown): Promise<Answer> {
  if (output instanceof Response) return { status: output.status, body: await output.text() }
  return output as Answer
}
