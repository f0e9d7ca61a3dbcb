// A notifier: `POST /notify` with a token sends a text to a group. All runtimes share it.
import { CQHttp, type StateStore } from '@cqhttp/core'
import { pace, PaceError } from '@cqhttp/kit/pace'

export interface Env {
  CQHTTP_API_ROOT?: string | undefined
  CQHTTP_ACCESS_TOKEN?: string | undefined
  CQHTTP_SECRET?: string | undefined
  /** What who calls /notify must send as `Authorization: Bearer …`. */
  NOTIFY_TOKEN?: string | undefined
  /** The account that sends, if several are connected, and on Workers over WebSocket. */
  SELF_ID?: string | undefined
}

const LONGEST = 3000

export function createBot(env: Env, store?: StateStore): CQHttp {
  const { CQHTTP_SECRET: secret, NOTIFY_TOKEN: token } = env
  if (!secret) throw new Error('CQHTTP_SECRET is not set: make it a long random text')
  if (!token) throw new Error('NOTIFY_TOKEN is not set: make it a long random text')
  const bot = new CQHttp({
    apiRoot: env.CQHTTP_API_ROOT,
    accessToken: env.CQHTTP_ACCESS_TOKEN,
    secret,
  })
  const self_id = env.SELF_ID || undefined
  bot.beforeSending(pace({ chat: { messages: 3, per: 5000 }, maxWait: 20_000, store }))

  bot.router.post('/notify', async (request) => {
    if (!(await isSame(request.headers.get('authorization') ?? '', `Bearer ${token}`))) {
      return new Response('the token is wrong or missing\n', { status: 401 })
    }
    const group = String(request.query['group'] ?? '')
    const text = (await request.text()).slice(0, LONGEST).toWellFormed().trim()
    if (!/^\d{1,20}$/.test(group) || text === '') {
      return new Response('send the text as the body to /notify?group=20002000\n', { status: 400 })
    }
    try {
      const { message_id } = await bot.send({ self_id, group_id: group }, text, {
        auto_escape: true,
      })
      return Response.json({ message_id })
    } catch (error) {
      if (error instanceof PaceError) return new Response('too many\n', { status: 429 })
      console.error('a notification was not sent:', error)
      return new Response('the message was not sent; the log says why\n', { status: 502 })
    }
  })
  return bot
}

/** In constant time: digests of both have the same length, and say nothing of the token. */
async function isSame(given: string, expected: string): Promise<boolean> {
  const digest = (text: string): Promise<ArrayBuffer> =>
    crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  const [a, b] = (await Promise.all([digest(given), digest(expected)])).map(
    (buffer) => new Uint8Array(buffer),
  )
  return a?.reduce((differs, byte, index) => differs | (byte ^ (b?.[index] ?? 0)), 0) === 0
}
