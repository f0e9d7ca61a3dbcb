import { serve } from '@cqhttp/adapter-node'
import { CQHttp } from '@cqhttp/core'
import { expect } from 'vitest'
import {
  createRecordingBot,
  groupMessage,
  postTo,
  privateMessage,
  received,
} from '../support/bots.ts'
import { post } from '../support/http.ts'
import { bodyOf, postEvent, signatureOf } from '../support/implementation.ts'
import type { Row } from './row.ts'

const JSON_TYPE = { 'Content-Type': 'application/json' }
const MESSAGE = JSON.stringify(groupMessage({ message: '<你好> & 😀' }))

/** The status of a post over HTTP, with exactly the header fields that are given. */
async function statusOverHttp(
  bot: CQHttp,
  headers: Record<string, string>,
  { chunked = false, body = MESSAGE }: { chunked?: boolean; body?: string } = {},
): Promise<number> {
  await using server = await serve(bot, { port: 0, signals: false })
  const { status } = await post(server.url, { headers, body: Buffer.from(body), chunked })
  return status
}

const open = () => new CQHttp({ secret: false, logger: false })
const signed = () => new CQHttp({ secret: 'key', logger: false })

/** The request by which an event arrives. */
export const eventRequest: Row[] = [
  {
    row: 'address: redirects, unix sockets',
    notOurs: 'The address is a setting of the implementation, which follows its redirects itself.',
  },
  {
    row: 'content type: with or without a charset, in any case',
    handled: async () => {
      for (const [type, status] of [
        ['application/json', 204],
        ['application/json; charset=UTF-8', 204],
        ['application/json; charset=utf-8', 204],
        ['APPLICATION/JSON;charset=utf-8', 204],
        ['text/plain', 415],
        ['application/jsonp', 415],
      ] as const) {
        const answer = await postTo(open(), MESSAGE, { headers: { 'content-type': type } })
        expect([type, answer.status]).toEqual([type, status])
      }
    },
  },
  {
    row: 'framing: chunks without Content-Length (NapCat)',
    handled: async () => {
      const headers = { ...JSON_TYPE, 'X-Signature': signatureOf(MESSAGE, 'key') }
      expect(await statusOverHttp(signed(), headers, { chunked: true })).toBe(204)
      const small = new CQHttp({ secret: 'key', maxBodySize: MESSAGE.length - 1, logger: false })
      expect(await statusOverHttp(small, headers, { chunked: true })).toBe(413)
    },
  },
  {
    row: 'body text: newline at the end, \\u003c, keys in any order (go-cqhttp), \\uXXXX (Lagrange)',
    handled: async () => {
      const expected = [
        { ...groupMessage(), message: [{ type: 'text', data: { text: '<你好> & 😀' } }] },
      ]
      for (const impl of ['go-cqhttp', 'lagrange']) {
        expect(bodyOf(impl, MESSAGE)).not.toBe(MESSAGE)
        expect(await received('message.group', bodyOf(impl, MESSAGE))).toEqual(expected)
      }
    },
  },
  {
    row: 'signature: over the bytes as they were sent',
    handled: async () => {
      for (const impl of ['onebot-11', 'go-cqhttp', 'lagrange']) {
        const body = bodyOf(impl, MESSAGE)
        expect((await postTo(signed(), body, { key: 'key' })).status).toBe(204)
      }
      const headers = { 'x-signature': signatureOf(MESSAGE, 'key') }
      const resent = await postTo(signed(), bodyOf('lagrange', MESSAGE), { headers })
      expect(resent.status).toBe(403)
    },
  },
  {
    row: 'X-Self-ID: the account’s number selects the key, the body decides',
    handled: async () => {
      const keys: Record<string, string> = { 10001000: 'key', 10001999: 'other' }
      const bot = new CQHttp({ secret: (id) => keys[id], logger: false })
      const status = async (selfId: string, key: string) =>
        (await postTo(bot, MESSAGE, { key, headers: { 'x-self-id': selfId } })).status
      expect(await status('10001000', 'key')).toBe(204)
      expect(await status('10001000', 'other')).toBe(403)
      expect(await status('10001999', 'other')).toBe(403)
      expect(await status('10001888', 'key')).toBe(403)
    },
  },
  {
    row: 'X-Self-ID: the account’s name (onebots)',
    handled: async () => {
      const named = { key: 'key', headers: { 'x-self-id': 'my-bot' } }
      const known = (...ids: string[]) =>
        new CQHttp({ secret: (id) => (ids.includes(id) ? 'key' : undefined), logger: false })
      expect((await postTo(signed(), MESSAGE, named)).status).toBe(204)
      // The name and the number in the body must have the same key.
      expect((await postTo(known('my-bot', '10001000'), MESSAGE, named)).status).toBe(204)
      expect((await postTo(known('my-bot'), MESSAGE, named)).status).toBe(403)
      const { bot, calls } = createRecordingBot({ secret: 'key' })
      bot.onMessage(async (event) => void (await bot.send(event, 'hi')))
      await postTo(bot, MESSAGE, named)
      expect(calls[0]?.selfId).toBe(10001000)
    },
  },
  {
    row: 'X-Self-ID: missing',
    handled: async () => {
      expect((await postTo(signed(), MESSAGE, { key: 'key' })).status).toBe(204)
      const perAccount = new CQHttp({ secret: () => 'key', logger: false })
      expect((await postTo(perAccount, MESSAGE, { key: 'key' })).status).toBe(401)
    },
  },
  {
    row: 'X-Signature: sha1= and hex',
    handled: async () => {
      const right = signatureOf(MESSAGE, 'key')
      for (const [signature, status] of [
        [right, 204],
        [signatureOf(MESSAGE, 'other'), 403],
        [right.replace('sha1=', ''), 403],
        [right.replace('sha1=', 'sha256='), 403],
        [`${right}00`, 403],
        ['sha1=', 403],
        ['', 403],
      ] as const) {
        const answer = await postTo(signed(), MESSAGE, { headers: { 'x-signature': signature } })
        expect([signature, answer.status]).toEqual([signature, status])
      }
    },
  },
  {
    row: 'X-Signature: never sent (Gensokyo)',
    handled: async () => {
      expect((await postTo(signed(), MESSAGE)).status).toBe(401)
      expect((await postTo(open(), MESSAGE)).status).toBe(204)
    },
  },
  {
    row: 'the secret is called token (NapCat, LLBot)',
    notOurs: 'The key is the same under either name; where to set it is for the documents.',
  },
  {
    row: 'Authorization: the API’s token comes along (onebots)',
    handled: async () => {
      const headers = { authorization: 'Bearer whatever' }
      expect((await postTo(signed(), MESSAGE, { key: 'key', headers })).status).toBe(204)
      expect((await postTo(signed(), MESSAGE, { headers })).status).toBe(401)
    },
  },
  {
    row: 'User-Agent, X-API-Port: present, different or missing',
    handled: async () => {
      expect(await statusOverHttp(open(), JSON_TYPE)).toBe(204)
      const headers = { ...JSON_TYPE, 'User-Agent': 'CQHttp/4.15.0', 'X-API-Port': '5700' }
      expect(await statusOverHttp(open(), headers)).toBe(204)
    },
  },
  {
    row: 'time limit: 5 s (go-cqhttp, Lagrange, onebots)',
    handled: async () => {
      const { bot, calls } = createRecordingBot({ replyTimeout: 1 })
      const released = Promise.withResolvers<void>()
      bot.onMessage(async (event) => {
        await released.promise
        await bot.send(event, 'at last')
      })
      expect((await postTo(bot, MESSAGE)).status).toBe(204)
      released.resolve()
      await expect.poll(() => calls.map(({ action }) => action)).toEqual(['send_msg'])
    },
  },
  {
    row: 'the same event again after a time-out (go-cqhttp)',
    handled: async () => {
      const bot = open()
      let runs = 0
      bot.onMessage(() => ({ reply: `${++runs}` }))
      const first = await postTo(bot, MESSAGE)
      expect(await postTo(bot, MESSAGE)).toEqual(first)
      await postTo(bot, groupMessage({ message_id: 2 }))
      expect(runs).toBe(2)
    },
  },
  {
    row: 'order: events arrive side by side',
    handled: async () => {
      const second = Promise.withResolvers<void>()
      const bot = open()
      bot.onMessage('group', async () => {
        await second.promise
        return { reply: 'first' }
      })
      bot.onMessage('private', () => second.resolve())
      const first = postTo(bot, MESSAGE)
      expect((await postTo(bot, privateMessage())).status).toBe(204)
      expect((await first).status).toBe(200)
    },
  },
  {
    row: 'heartbeat each 5 s over HTTP POST (go-cqhttp, Lagrange)',
    handled: async () => {
      const lines: unknown[] = []
      const log = (...line: unknown[]) => void lines.push(line)
      const logger = { debug: () => {}, info: log, warn: log, error: log }
      const heartbeat = { post_type: 'meta_event', meta_event_type: 'heartbeat', interval: 5000 }
      const { status, body } = await postTo(new CQHttp({ secret: false, logger }), heartbeat)
      expect([status, body]).toEqual([204, ''])
      expect(lines).toEqual([])
    },
  },
  {
    row: 'lifecycle over HTTP POST: enable, disable (cqhttp), connect (Lagrange)',
    handled: async () => {
      for (const sub_type of ['enable', 'disable', 'connect']) {
        const event = { post_type: 'meta_event', meta_event_type: 'lifecycle', sub_type }
        expect(await received(`meta_event.lifecycle.${sub_type}`, event)).toEqual([event])
      }
    },
  },
  {
    row: 'no X-OneBot-Version or any other header of OneBot 12',
    handled: async () => {
      const headers = { ...JSON_TYPE, 'X-Signature': signatureOf(MESSAGE, 'key') }
      expect(await statusOverHttp(signed(), headers)).toBe(204)
    },
  },
  {
    row: 'names of header fields in any case',
    handled: async () => {
      const bot = new CQHttp({
        secret: (id) => (id === '10001000' ? 'key' : undefined),
        logger: false,
      })
      const signature = signatureOf(MESSAGE, 'key')
      for (const headers of [
        { 'content-type': 'application/json', 'x-self-id': '10001000', 'x-signature': signature },
        { 'CONTENT-TYPE': 'application/json', 'X-SELF-ID': '10001000', 'X-SIGNATURE': signature },
      ]) {
        expect(await statusOverHttp(bot, headers as Record<string, string>)).toBe(204)
      }
    },
  },
  {
    row: 'all of it at once, in the manner of each implementation',
    handled: async () => {
      for (const impl of ['cqhttp-4.15', 'go-cqhttp', 'napcat', 'llbot', 'lagrange', 'onebots']) {
        await using server = await serve(signed(), { port: 0, signals: false })
        const { status } = await postEvent(server.url, impl, MESSAGE, 'key')
        expect([impl, status]).toEqual([impl, 204])
      }
    },
  },
]
