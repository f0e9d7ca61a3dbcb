// A stand-in for the model: a server on this machine that speaks the streaming API of OpenAI.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

/** What the model is asked. */
export interface Prompt {
  model: string
  messages: { role: string; content: string }[]
}

/** Starts it: who has the key gets the answers, character by character. */
export async function startModel(apiKey: string, answer: (prompt: Prompt) => string) {
  const server = createServer((request, response) => {
    const isKnown = request.headers.authorization === `Bearer ${apiKey}`
    const isRight = request.url === '/v1/chat/completions'
    if (isKnown && isRight) stream(request, response, answer).catch(() => response.destroy())
    else response.writeHead(isKnown ? 404 : 401).end('{"error":{"message":"refused"}}')
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { baseUrl: `http://127.0.0.1:${port}/v1`, close }
}

/** @see https://platform.openai.com/docs/api-reference/chat/streaming */
async function stream(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (prompt: Prompt) => string,
): Promise<void> {
  const prompt = (await json(request)) as Prompt
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const send = (delta: object, finish_reason: string | null = null): void => {
    const choices = [{ index: 0, delta, finish_reason }]
    const chunk = { id: '1', object: 'chat.completion.chunk', created: 1, model: prompt.model }
    response.write(`data: ${JSON.stringify({ ...chunk, choices })}\n\n`)
  }
  for (const content of answer(prompt)) send({ content })
  send({}, 'stop')
  response.end('data: [DONE]\n\n')
}
