import { createHmac } from 'node:crypto'

import type { HttpRequest } from '../support/runtimes/http.ts'
import { ACCOUNT, OPEN_ACCOUNT } from './bot.ts'

/** The secret that both sides know; an HMAC key is bytes, so some are not ASCII. */
export const SECRET = '钥匙 key'

type Fields = Record<string, string>

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** `field: undefined` removes a header field. */
type Changes = Record<string, string | undefined>

/** An event as an implementation posts it, signed over these bytes. */
export function signed(body: string | Uint8Array, changes: Changes = {}): HttpRequest {
  const bytes = typeof body === 'string' ? utf8(body) : body
  const signature = createHmac('sha1', SECRET).update(bytes).digest('hex')
  return posted(bytes, {
    'x-self-id': String(ACCOUNT),
    'x-signature': `sha1=${signature}`,
    ...changes,
  })
}

/** An event of the account that has no secret. */
export function unsigned(body: string, changes: Changes = {}): HttpRequest {
  return posted(utf8(body), { 'x-self-id': String(OPEN_ACCOUNT), ...changes })
}

function posted(body: Uint8Array, changes: Changes): HttpRequest {
  const fields = { 'content-type': 'application/json', ...changes }
  const headers = Object.entries(fields).filter((field): field is [string, string] => {
    return field[1] !== undefined
  })
  return { method: 'POST', target: '/', headers, body }
}

/** A request without a body. */
export function get(target: string, headers: Fields = {}, method = 'GET'): HttpRequest {
  return { method, target, headers: Object.entries(headers) }
}

interface Texts {
  text: string
  self_id?: number
}

/** The JSON of a private message; the text is put in as it is, without escapes. */
export function privateMessage({ text, self_id = ACCOUNT }: Texts): string {
  return JSON.stringify({
    time: 1792000000,
    self_id,
    post_type: 'message',
    message_type: 'private',
    sub_type: 'friend',
    message_id: -1,
    user_id: 30003000,
    message: [{ type: 'text', data: { text } }],
    raw_message: text,
    font: 0,
    sender: { user_id: 30003000, nickname: '甲', sex: 'unknown', age: 0 },
  })
}

/** The JSON of a group message. */
export function groupMessage(text: string, ids: { group_id?: string } = {}): string {
  const { group_id = '40004000' } = ids
  const event = JSON.stringify({
    time: 1792000000,
    self_id: ACCOUNT,
    post_type: 'message',
    message_type: 'group',
    sub_type: 'normal',
    message_id: 7,
    group_id: '?',
    user_id: 30003000,
    anonymous: null,
    message: text,
    raw_message: text,
    font: 0,
    sender: { user_id: 30003000, nickname: '甲', card: '', role: 'member' },
  })
  // By hand, since a number would lose its digits.
  return event.replace('"?"', group_id)
}

/** The JSON of any other event. */
export function event(fields: Record<string, unknown>): string {
  return JSON.stringify({ time: 1792000000, self_id: ACCOUNT, ...fields })
}
