import { createHmac } from 'node:crypto'

import { type JobEvent, replyTo, SECRET, SELF_ID } from './job.ts'

/** The sizes of a short message, a long one and an essay, in bytes. */
export const SIZES = { '403 B': 403, '1.5 kB': 1_500, '64 kB': 65_536 } as const

/** Ids have nine digits, so that all events of a size have the same length. */
export const FIRST_ID = 100_000_000

export interface SignedEvent {
  id: number
  body: Buffer
  /** The value of `X-Signature`. */
  signature: string
  /** The text that answers it. */
  reply: string
}

/** The text of an event before and after its id; only the id differs from event to event. */
export interface Template {
  before: Buffer
  after: Buffer
  /** In UTF-16 code units, which the answer counts. */
  length: number
}

const ID = '"message_id":'
const SENTENCE = '今天的天气真不错，我们去公园走走吧。 Let us meet at 10:30! '

/** A group message of `size` bytes: text twice over, as implementations send it, and segments. */
export function createTemplate(size: number): Template {
  const least = Buffer.byteLength(toJson('', size, ''))
  if (size < least) throw new RangeError(`an event has at least ${least} bytes`)
  const text = textOf(Math.floor((size - least) / 2))
  const rest = size - Buffer.byteLength(toJson(text, size, ''))
  const json = toJson(text, size, 'x'.repeat(rest))
  const start = json.indexOf(ID) + ID.length
  const event = JSON.parse(json) as JobEvent
  return {
    before: Buffer.from(json.slice(0, start)),
    after: Buffer.from(json.slice(start + String(FIRST_ID).length)),
    length: event.raw_message.length,
  }
}

/** Cuts to at most `bytes` bytes, never inside a character. */
function textOf(bytes: number): string {
  const all = Buffer.from(SENTENCE.repeat(Math.ceil(bytes / Buffer.byteLength(SENTENCE))))
  return all.toString('utf8', 0, bytes).replace(/\uFFFD+$/, '')
}

function toJson(text: string, size: number, card: string): string {
  const segments =
    size < 1_000
      ? [{ type: 'text', data: { text } }]
      : [
          { type: 'at', data: { qq: String(SELF_ID) } },
          { type: 'text', data: { text } },
          { type: 'face', data: { id: '178' } },
        ]
  const raw = size < 1_000 ? text : `[CQ:at,qq=${SELF_ID}]${text}[CQ:face,id=178]`
  return JSON.stringify({
    time: 1_795_503_600,
    self_id: SELF_ID,
    post_type: 'message',
    message_type: 'group',
    sub_type: 'normal',
    message_id: FIRST_ID,
    group_id: 20_002_000,
    user_id: 10_001_001,
    message: segments,
    raw_message: raw,
    font: 0,
    sender: { user_id: 10_001_001, nickname: '小明', card, role: 'member' },
  })
}

export function createEvent(template: Template, id: number): SignedEvent {
  const body = Buffer.concat([template.before, Buffer.from(String(id)), template.after])
  const reply = replyTo({ message_id: id, raw_message: ' '.repeat(template.length) })
  return { id, body, signature: sign(body), reply }
}

export function sign(body: Uint8Array, secret = SECRET): string {
  return `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`
}
