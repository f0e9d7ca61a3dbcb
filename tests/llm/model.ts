import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'

/** What the model is asked. */
interface Prompt {
  readonly model: string
  readonly stream?: boolean
  readonly messages: readonly { readonly role: string; readonly content: unknown }[]
}

/** A stand-in for a model: a server that speaks the streaming API of OpenAI. */
export interface Model {
  baseUrl: string
  prompts: Prompt[]
  /** What it answers, or a status that it fails with. */
  answer: (prompt: Prompt) => string | number
  close(): Promise<void>
}

export const API_KEY = 'the-api-key'

/** @see https://platform.openai.com/docs/api-reference/chat/streaming */
export async function startModel(): Promise<Model> {
  const server = createServer((req, res) => {
    respond(req, res).catch((error: unknown) => res.destroy(error as Error))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const model: Model = {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    prompts: [],
    answer: () => '你好',
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  async function respond(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const fail = (status: number, message: string): void => {
      res.writeHead(status, { 'content-type': 'application/json' })
      res.end(JSON.stringify({ error: { message, type: 'invalid_request_error' } }))
    }
    if (req.headers.authorization !== `Bearer ${API_KEY}`) return fail(401, 'wrong API key')
    if (req.method !== 'POST' || req.url !== '/v1/chat/completions') return fail(404, 'not found')
    const prompt = (await json(req)) as Prompt
    model.prompts.push(prompt)
    if (prompt.stream !== true) return fail(400, 'this model streams')
    const answer = model.answer(prompt)
    if (typeof answer === 'number') return fail(answer, 'the model is overloaded')
    res.writeHead(200, { 'content-type': 'text/event-stream' })
    const send = (delta: object, finish_reason: string | null = null): void => {
      const choices = [{ index: 0, delta, finish_reason }]
      const chunk = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, choices }
      res.write(`data: ${JSON.stringify({ ...chunk, model: prompt.model })}\n\n`)
    }
    send({ role: 'assistant', content: '' })
    const characters = Array.from(answer)
    for (let start = 0; start < characters.length; start += 5) {
      send({ content: characters.slice(start, start + 5).join('') })
      await setImmediate()
    }
    send({}, 'stop')
    res.end('data: [DONE]\n\n')
  }

  return model
}
