import type { OpenAICompatibleProvider } from '@ai-sdk/openai-compatible'
import type { toWorkersHandler } from '@cqhttp/adapter-workers/durable'
import type { CQHttp, HandlerContext, InboxStore, MessageEvent, StateStore } from '@cqhttp/core'
import type { Connection } from '@cqhttp/core/socket'
import type { Sandbox } from '@cqhttp/sandbox'
import type { Chat } from 'chat'

/** What the pages take for granted: the reader's own bot, and functions whose names say what they do. */
declare global {
  const bot: CQHttp
  const event: MessageEvent
  const sandbox: Sandbox
  const worker: ReturnType<typeof toWorkersHandler<{}>>
  const store: InboxStore & StateStore

  const chat: Chat
  const llm: OpenAICompatibleProvider

  const secret: string
  const apiRoot: string
  const env: Record<string, string>
  const group: number
  const url: string
  const key: string
  const cert: string
  const file_id: string
  const message_id: number
  const group_id: number
  const addresses: Record<string, string>
  const file: { write(bytes: Uint8Array): Promise<unknown> }

  function answer(text: string): Promise<string>
  function ask(prompt: string): Promise<string>
  function askModel(text: string): Promise<string>
  function createBot(env: object): CQHttp
  function expect(value: unknown): { toEqual(expected: unknown): void }
  function fetchNews(...args: unknown[]): Promise<string>
  function banned(userId: number | string): boolean
  function handler(event: MessageEvent, context: HandlerContext): void
  function later(task: () => unknown): Promise<void>
  function report(error: unknown, event: unknown): void
  function myStore(url: string): InboxStore & StateStore

  class ModelBusyError extends Error {}

  // Express.
  const app: { use(path: string, handler: unknown): void }

  // Of Cloudflare's types.
  interface Env {}
  interface ExportedHandler<Environment> {
    fetch?(request: Request, env: Environment, ctx: never): Response | Promise<Response>
    scheduled?(controller: unknown, env: Environment, ctx: never): void | Promise<void>
  }
  interface KVNamespace {
    put(key: string, value: string): Promise<void>
  }

  const Bun: {
    serve(options: {
      port: number
      fetch(request: Request, server: BunServer): unknown
      websocket: {
        maxPayloadLength: number
        open(ws: BunSocket): void
        message(ws: BunSocket, frame: string): void
        close(ws: BunSocket, code: number, reason: string): void
      }
    }): void
  }
  interface BunServer {
    requestIP(request: Request): { address: string } | null
    upgrade(request: Request, options: { data: unknown }): boolean
  }
  interface BunSocket {
    get data(): Connection & Request
    set data(value: Connection)
    send(text: string): void
    close(code: number, reason: string): void
  }

  const Deno: {
    serve(
      options: { port: number } | ((request: Request) => Response | Promise<Response>),
      handler?: (
        request: Request,
        info: { remoteAddr: { hostname: string } },
      ) => Response | Promise<Response>,
    ): void
    upgradeWebSocket(request: Request): { socket: WebSocket; response: Response }
  }
}
