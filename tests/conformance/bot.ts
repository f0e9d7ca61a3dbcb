// The bot under test: the same file for every runtime.
import {
  CQHttp,
  type HandlerContext,
  httpTransport,
  message,
  plainText,
  segment,
  streamAction,
} from '@cqhttp/core'

export interface Env {
  CQHTTP_API_ROOT?: string | undefined
  CQHTTP_ACCESS_TOKEN?: string | undefined
  CQHTTP_SECRET?: string | undefined
}

/** The account whose events are signed. */
export const ACCOUNT = 10001000
/** The account whose events are not. */
export const OPEN_ACCOUNT = 20002000

export const MAX_BODY_SIZE = 1_310_720

const MAX_ANSWER_SIZE = 1_048_576

/** In milliseconds: far more than handlers take that are not late on purpose. */
const REPLY_TIMEOUT = 2000

export function createBot(env: Env): CQHttp {
  const bot = new CQHttp({
    apiRoot: env.CQHTTP_API_ROOT,
    accessToken: env.CQHTTP_ACCESS_TOKEN,
    secret: (account) => {
      if (account === String(OPEN_ACCOUNT)) return false
      return account === String(ACCOUNT) ? env.CQHTTP_SECRET : undefined
    },
    maxBodySize: MAX_BODY_SIZE,
    maxAnswerSize: MAX_ANSWER_SIZE,
    replyTimeout: REPLY_TIMEOUT,
    logger: false,
  })

  // A port where nobody listens, and that `fetch` does not block.
  const lonely = new CQHttp({ apiRoot: 'http://127.0.0.1:2', secret: false, logger: false })

  const bare = new CQHttp({
    transport: httpTransport({
      apiRoot: env.CQHTTP_API_ROOT,
      accessToken: env.CQHTTP_ACCESS_TOKEN,
      fetch: globalThis.fetch,
    }),
    secret: false,
    logger: false,
  })

  bot.onMessage('private', async (event, context) => {
    const [command = '', argument = ''] = plainText(event).split(' ', 2)
    switch (command) {
      case 'throw':
        throw new Error('not for the body')
      case 'nothing':
        return undefined
      case 'measure':
        return { reply: `${plainText(event).length}` }
      case 'signal':
        return { reply: `${context.signal instanceof AbortSignal} ${context.signal.aborted}` }
      case 'call':
        return { reply: await call(bot, argument) }
      case 'refused':
        return { reply: await call(lonely, 'send_msg') }
      case 'send':
        await bot.send(event, '第一条')
        return { reply: '第二条' }
      case 'forget':
        void bot.send(event, 'nobody awaits this')
        return undefined
      case 'abandon':
        await sleep(1)
        void bot.send_private_msg({ user_id: event.user_id, message: 'nor this' })
        return undefined
      case 'bare':
        return { reply: await call(bare, argument) }
      case 'stream': {
        const frames: unknown[] = []
        for await (const frame of streamAction(bot, argument)) frames.push(frame)
        return { reply: JSON.stringify(frames) }
      }
      case 'count':
        await bot.callAction('count', { number: Number(argument) })
        return { reply: argument }
      case 'sleep':
        await sleep(Number(argument))
        return { reply: `slept ${argument}` }
      case 'later':
        leave(context, argument)
        return { reply: 'at once' }
      default:
        return { reply: event.message }
    }
  })

  bot.beforeMessage('group', (event) => {
    if (plainText(event) === 'closed') throw new Error('the gate is closed')
  })
  bot.onMessage('group', (event) => {
    if (['recall', 'slow'].includes(plainText(event))) return
    if (plainText(event) === 'half') throw new Error('one of two handlers failed')
    return { reply: message`收到 ${segment.at(event.user_id)}：${plainText(event)}` }
  })
  bot.onMessage('group', (event) => {
    if (plainText(event) === 'half') return { reply: 'the other answers' }
  })
  bot.onMessage('group', (event) => {
    if (plainText(event) === 'recall') return { delete: true, ban: true, ban_duration: 60 }
  })
  bot.onMessage('group', async (event) => {
    if (plainText(event) !== 'slow') return
    // Late by this program's own clock, however fast the implementation is.
    await Promise.all([sleep(1.2 * REPLY_TIMEOUT), bot.callAction('hold', {})])
    return { reply: '慢', at_sender: true, delete: true }
  })

  bot.onRequest('friend', () => ({ approve: true, remark: '朋友' }))
  bot.onRequest('group', () => ({ approve: false, reason: '不行😀' }))
  bot.onNotice('group_increase', async (event) => {
    await bot.send(event, '欢迎新人～', { at_sender: true })
  })
  bot.onError(async (error) => {
    await bot.callAction('report', { error: error instanceof Error ? error.message : error })
  })

  addRoutes(bot, env.CQHTTP_API_ROOT)
  return bot
}

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Calls the actions one after the other, and returns the outcome of the last. */
async function call(bot: CQHttp, actions: string): Promise<string> {
  try {
    let result: unknown
    for (const action of actions.split(',')) result = await bot.callAction(action, {})
    return JSON.stringify(result)
  } catch (error) {
    const { name, statusCode, retcode, wording, sent } = error as Record<string, unknown>
    return [name, statusCode, retcode, wording ?? sent].join('|')
  }
}

/** Leaves a task that calls `mark` after a while: some milliseconds, or as long as `hold` lasts. */
function leave({ bot, waitUntil }: HandlerContext, argument: string): void {
  waitUntil(
    (async () => {
      if (argument === '') await bot.callAction('hold', {})
      else await sleep(Number(argument))
      await bot.callAction('mark', {})
    })(),
  )
}

const TEXT = { 'content-type': 'text/plain; charset=utf-8' }
const BYTES = { 'content-type': 'application/octet-stream' }

const LARGE = 600_000

/** Every byte, in an order that does not repeat at a power of two. */
export function largeBody(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    { length: LARGE },
    (_, index) => (index * 7 + Math.floor(index / 251)) % 256,
  )
}

/** `gzip('hello hello hello')`. */
export const GZIPPED: Uint8Array<ArrayBuffer> = Uint8Array.from([
  31, 139, 8, 0, 0, 0, 0, 0, 0, 3, 203, 72, 205, 201, 201, 87, 200, 64, 144, 0, 128, 136, 249, 229,
  17, 0, 0, 0,
])

function addRoutes({ router }: CQHttp, apiRoot: string | undefined): void {
  router.get('/health', () => new Response('ok', { headers: TEXT }))
  router.head('/health', () => new Response(null, { headers: TEXT }))
  // Begins like the stage of an API, but is not one.
  router.get('/device', () => new Response('a device', { headers: TEXT }))
  router.get('/text', () => new Response('你好😀\n', { headers: TEXT }))
  router.get('/empty', () => new Response(null, { status: 204 }))
  router.get('/moved', () => new Response(null, { status: 302, headers: { location: '/health' } }))
  router.get('/broken', () => {
    throw new Error('not for the body')
  })
  router.get('/undecided', () => undefined)

  // In front of events: one that waits, and reads a copy or the request itself.
  router.post('/', async (request) => {
    const look = request.headers.get('x-look')
    if (look === null) return
    await sleep(50)
    if (look === 'clone') await request.clone().text()
    if (look === 'itself') await request.text()
  })
  // A response of another server, as it is and in a new one.
  router.get('/upstream', () => fetch(`${apiRoot}/gzip`))
  router.get('/upstream/copy', async () => {
    const response = await fetch(`${apiRoot}/gzip`)
    return new Response(response.body, response)
  })

  router.get('/cookies', () => {
    const headers = new Headers(TEXT)
    headers.append('set-cookie', 'a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Path=/')
    headers.append('set-cookie', 'b=2; HttpOnly')
    headers.append('set-cookie', 'c="3, 4"')
    return new Response('cookies', { headers })
  })
  router.get('/cookie', () => new Response('one', { headers: { ...TEXT, 'set-cookie': 'a=1' } }))

  router.get('/binary', () => new Response(everyByte(), { headers: BYTES }))
  router.get('/large', () => new Response(largeBody(), { headers: BYTES }))
  // Read as text it would lose its bytes, whatever its type says.
  router.get('/mistyped', () => new Response(everyByte(), { headers: TEXT }))
  router.get('/gzip', () => {
    const headers = { ...TEXT, 'content-encoding': 'gzip' }
    // Workers encode by themselves unless told that it is done.
    const init: ResponseInit & { encodeBody: 'manual' } = { headers, encodeBody: 'manual' }
    return new Response(GZIPPED, init)
  })
  router.get('/stream', () => {
    const parts = ['你', '好', '😀'].map((part) => new TextEncoder().encode(part))
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 5))
        const part = parts.shift()
        if (part === undefined) controller.close()
        else controller.enqueue(part)
      },
    })
    return new Response(body, { headers: TEXT })
  })

  router.all('/echo/*', async (request) => {
    const { pathname, searchParams } = new URL(request.url)
    const bytes = new Uint8Array(await request.arrayBuffer())
    const echo = {
      method: request.method,
      path: pathname,
      query: [...searchParams],
      headers: ECHOED.map((name) => request.headers.get(name)),
      body: btoa(String.fromCharCode(...bytes)),
    }
    return new Response(JSON.stringify(echo), { headers: { 'content-type': 'application/json' } })
  })
}

const ECHOED = ['content-type', 'cookie', 'x-probe']

function everyByte(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: 256 }, (_, index) => 255 - index)
}
