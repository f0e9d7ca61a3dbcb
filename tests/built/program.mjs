// Runs against the built packages, on the Node that is given; prints what it saw as JSON.
import { createHmac } from 'node:crypto'
import { CQHttp } from '@cqhttp/core'
import { toLambdaHandler } from '@cqhttp/adapter-lambda'
import { serve } from '@cqhttp/adapter-node'
import { toWorkersHandler } from '@cqhttp/adapter-workers'

const calls = []
const bot = new CQHttp({
  secret: 's',
  transport: async ({ action, params }) => {
    calls.push([action, params])
    return { status: 'ok', retcode: 0, data: { message_id: 1 } }
  },
})
bot.onMessage(async (event) => {
  await bot.send(event, 'hi')
  return { reply: event.message }
})

const body = (id) =>
  `{"post_type":"message","message_type":"private","self_id":1,"user_id":${id},"message":"[CQ:face,id=1]"}`
const sign = (text, secret) => `sha1=${createHmac('sha1', secret).update(text).digest('hex')}`
const headers = (text, secret) => ({ 'x-signature': sign(text, secret) })

async function post(url, text, secret) {
  const response = await fetch(url, { method: 'POST', body: text, headers: headers(text, secret) })
  return [response.status, await response.text()]
}

const server = await serve(bot, { port: 0, signals: false })
const long = body('144115218676755577')
const node = [await post(server.url, long, 's'), await post(server.url, long, 'wrong')]
await server.close()

const text = body(2)
const lambda = await toLambdaHandler(bot)(
  {
    version: '2.0',
    rawPath: '/',
    rawQueryString: '',
    headers: headers(text, 's'),
    requestContext: { http: { method: 'POST', path: '/' }, domainName: 'x.example' },
    body: text,
    isBase64Encoded: false,
  },
  { getRemainingTimeInMillis: () => 10_000 },
)

const request = new Request('http://x/', {
  method: 'POST',
  body: body(3),
  headers: headers(body(3), 's'),
})
const workers = await toWorkersHandler(bot).fetch(request, {}, { waitUntil() {} })

console.log(
  JSON.stringify({
    version: process.version,
    node,
    lambda: [lambda.statusCode, lambda.body],
    workers: [workers.status, await workers.text()],
    users: calls.map(([, { user_id }]) => user_id),
  }),
)
