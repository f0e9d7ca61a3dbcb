import { BodyTooLargeError, type Incoming, type Outgoing, type Runtime } from '@cqhttp/core'
import { toFields, toIncoming as toWebIncoming } from '@cqhttp/core/adapter'

import {
  beginningOf,
  chunksOf,
  framedHeaders,
  type HttpReply,
  type HttpRequest,
} from '../../support/runtimes/http.ts'
import type { createBot } from '../bot.ts'
import { type Driver, FOLDER, importBot } from '../driver.ts'

type Bot = ReturnType<typeof createBot>
type Ask = (bot: Bot, request: HttpRequest, runtime: Runtime) => Promise<Outgoing | Response>

function inProcess(name: string, ask: Ask): Driver {
  return {
    name,
    limits: [],
    start: async (variables, folder = FOLDER) => {
      const bot = (await importBot(folder))({ ...variables })
      const tasks: Promise<unknown>[] = []
      const runtime: Runtime = { waitUntil: (task) => void tasks.push(task) }
      return {
        send: async (request) => await toReply(request, await ask(bot, request, runtime)),
        close: async () => void (await Promise.all(tasks)),
      }
    },
  }
}

export const fetchDriver: Driver = inProcess('bot.fetch', (bot, request, runtime) =>
  bot.fetch(toRequest(request), runtime),
)

export const handleDriver: Driver = inProcess('bot.handle', (bot, request, runtime) =>
  bot.handle(toIncoming(request), runtime),
)

const urlOf = ({ target }: HttpRequest): string => `http://localhost${target}`

/** A `Request` cannot have a body with GET or HEAD; there it is left out. */
function toRequest(sent: HttpRequest): Request {
  const { method, body, chunked = false } = sent
  const headers = new Headers()
  for (const [name, value] of chunked ? sent.headers : framedHeaders(sent)) {
    headers.append(name, value)
  }
  if (body === undefined || method === 'GET' || method === 'HEAD') {
    return new Request(urlOf(sent), { method, headers })
  }
  // Streams need `duplex`, which the types lack.
  const init: RequestInit & { duplex: 'half' } = {
    method,
    headers,
    body: toBody(sent, body),
    duplex: 'half',
  }
  return new Request(urlOf(sent), init)
}

function toBody({ chunked, isHalf }: HttpRequest, body: Uint8Array): BodyInit {
  if (!chunked && !isHalf) return body as Uint8Array<ArrayBuffer>
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunked ? chunksOf(body) : [beginningOf(body)]) controller.enqueue(chunk)
      if (!isHalf) controller.close()
    },
  })
}

function toIncoming(sent: HttpRequest): Incoming {
  const { method, body = new Uint8Array(), chunked = false, isHalf = false } = sent
  const fields = chunked ? sent.headers : framedHeaders(sent)
  let request: Request | undefined
  return {
    method,
    url: urlOf(sent),
    headers: {
      get(name) {
        const values = fields.filter((field) => field[0].toLowerCase() === name.toLowerCase())
        return values.length === 0 ? null : values.map((field) => field[1]).join(', ')
      },
    },
    async bytes(limit) {
      if (request !== undefined) return await toWebIncoming(request).bytes(limit)
      if (body.byteLength > limit) throw new BodyTooLargeError(limit)
      return isHalf ? await new Promise(() => {}) : body
    },
    request: () => (request ??= toRequest(sent)),
  }
}

/** As a server sends it: HEAD has no body. */
async function toReply({ method }: HttpRequest, answer: Outgoing | Response): Promise<HttpReply> {
  const isResponse = answer instanceof Response
  const body = isResponse ? await answer.bytes() : new TextEncoder().encode(answer.body)
  const { headers, cookies } = toFields(answer, { method, start: body })
  return {
    status: answer.status,
    headers: [
      ...Object.entries(headers),
      ...cookies.map((cookie) => ['set-cookie', cookie] as const),
    ],
    body: method === 'HEAD' ? new Uint8Array() : body,
  }
}
