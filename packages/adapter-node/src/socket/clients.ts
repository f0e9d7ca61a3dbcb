import type { WebSocket } from 'ws'

interface Client {
  address: string
  /** Whether it has been heard of since the last ping. */
  isAlive: boolean
  /** What waited to be sent at the last ping, in bytes. */
  buffered: number
}

/** The open sockets of a server: how many from where, and whether they are still there. */
export class Clients {
  readonly #clients = new Map<WebSocket, Client>()
  readonly #countByAddress = new Map<string, number>()
  readonly #pingInterval: number
  #timer: NodeJS.Timeout | undefined
  #onNone: (() => void) | undefined

  constructor(pingInterval: number) {
    this.#pingInterval = pingInterval
  }

  get size(): number {
    return this.#clients.size
  }

  countOf(address: string): number {
    return this.#countByAddress.get(address) ?? 0
  }

  add(ws: WebSocket, address: string): void {
    const client: Client = { address, isAlive: true, buffered: 0 }
    const hear = (): void => void (client.isAlive = true)
    ws.on('message', hear).on('pong', hear).on('ping', hear)
    ws.on('close', () => this.#remove(ws, address))
    this.#clients.set(ws, client)
    this.#countByAddress.set(address, this.countOf(address) + 1)
    if (this.#pingInterval > 0) {
      this.#timer ??= setInterval(() => this.#ping(), this.#pingInterval).unref()
    }
  }

  /** Resolves when none is left. */
  async gone(): Promise<void> {
    while (this.size > 0) {
      await new Promise<void>((resolve) => {
        this.#onNone = resolve
      })
    }
  }

  cutOff(): void {
    for (const ws of this.#clients.keys()) ws.terminate()
  }

  #remove(ws: WebSocket, address: string): void {
    this.#clients.delete(ws)
    const count = this.countOf(address) - 1
    if (count > 0) this.#countByAddress.set(address, count)
    else this.#countByAddress.delete(address)
    if (this.size > 0) return
    clearInterval(this.#timer)
    this.#timer = undefined
    this.#onNone?.()
  }

  #ping(): void {
    for (const [ws, client] of this.#clients) {
      // A large frame on a slow line keeps the ping, and so the pong, waiting behind it.
      const isReading = ws.bufferedAmount < client.buffered
      if (!client.isAlive && !isReading) {
        ws.terminate()
        continue
      }
      client.isAlive = false
      ws.ping()
      client.buffered = ws.bufferedAmount
    }
  }
}
