// A floor: a Durable Object that holds a socket and makes calls over it, written by hand. FROZEN: a commit
// that makes the project faster does not change this file.
interface Namespace {
  idFromName(name: string): unknown
  get(id: unknown): { fetch(request: Request | string): Promise<Response> }
}

interface Socket {
  send(text: string): void
}

interface State {
  acceptWebSocket(socket: Socket): void
  getWebSockets(): Socket[]
}

declare const WebSocketPair: new () => { 0: object; 1: Socket }

export class Account {
  readonly #ctx: State
  readonly #waiting = new Map<string, (frame: string) => void>()
  #count = 0

  constructor(ctx: State) {
    this.#ctx = ctx
  }

  async fetch(request: Request): Promise<Response> {
    if (request.headers.get('upgrade') === 'websocket') {
      const { 0: webSocket, 1: socket } = new WebSocketPair()
      this.#ctx.acceptWebSocket(socket)
      const init = { status: 101, webSocket }
      return new Response(null, init)
    }
    const [socket] = this.#ctx.getWebSockets()
    if (socket === undefined) return new Response('no socket', { status: 503 })
    const echo = String(++this.#count)
    const { promise, resolve } = Promise.withResolvers<string>()
    this.#waiting.set(echo, resolve)
    socket.send(JSON.stringify({ action: 'get_status', params: {}, echo }))
    return new Response(await promise)
  }

  webSocketMessage(_: Socket, frame: string): void {
    const { echo } = JSON.parse(frame) as { echo: string }
    this.#waiting.get(echo)?.(frame)
    this.#waiting.delete(echo)
  }
}

export default {
  async fetch(
    request: Request,
    { ACCOUNTS, CQHTTP_SECRET }: { ACCOUNTS: Namespace; CQHTTP_SECRET: string },
  ): Promise<Response> {
    const isUpgrade = request.headers.get('upgrade') === 'websocket'
    if (isUpgrade && request.headers.get('authorization') !== `Bearer ${CQHTTP_SECRET}`) {
      return new Response(null, { status: 403 })
    }
    const object = ACCOUNTS.get(ACCOUNTS.idFromName('10001000'))
    if (isUpgrade) return object.fetch(request)
    const answer = (await (await object.fetch('https://object/call')).json()) as { data: unknown }
    return Response.json(answer.data)
  },
}
