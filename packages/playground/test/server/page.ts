import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { onTestFinished, vi } from 'vitest'
import type { Command, CommandResult, State, StateChange } from '../../src/protocol.ts'
import { type SandboxServer, type ServeOptions, serveSandbox } from '../../src/server/serve.ts'

/** What a page knows, as it is told line by line. */
class Page {
  /** All that was received. */
  bytes = ''
  readonly lines: StateChange[] = []
  state: State | undefined
  /** Resolves when the stream has ended. */
  readonly ended: Promise<void>
  readonly #abort = new AbortController()

  constructor(url: string, token: string) {
    this.ended = this.#read(url, token)
  }

  /** Resolves when what the page knows is so. */
  sees<Result>(check: (state: State) => Result): Promise<NonNullable<Result>> {
    return vi.waitFor(
      () => {
        const result = this.state === undefined ? undefined : check(this.state)
        if (result === undefined || result === null || result === false) {
          throw new Error(`not seen in ${this.bytes.slice(-2000)}`)
        }
        return result
      },
      { timeout: 5000, interval: 10 },
    )
  }

  leave(): void {
    this.#abort.abort()
  }

  async #read(url: string, token: string): Promise<void> {
    try {
      const response = await fetch(new URL('/api/state', url), {
        headers: { authorization: `Bearer ${token}` },
        signal: this.#abort.signal,
      })
      if (!response.ok || response.body === null) throw new Error(`status ${response.status}`)
      let rest = ''
      for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
        this.bytes += piece
        const lines = (rest + piece).split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines) if (line !== '') this.#apply(JSON.parse(line) as StateChange)
      }
    } catch (error) {
      if (!this.#abort.signal.aborted) throw error
    }
  }

  #apply(change: StateChange): void {
    this.lines.push(change)
    const { reset, session, ...collections } = change
    if (reset === true) {
      const none = {
        users: {},
        groups: {},
        messages: {},
        happenings: {},
        exchanges: {},
        calls: {},
        sockets: {},
        frames: {},
        logs: {},
      }
      this.state = { session: session as State['session'], ...none }
    }
    if (this.state === undefined) throw new Error('the first line is no reset')
    if (session !== undefined) this.state.session = session
    for (const [name, entries] of Object.entries(collections)) {
      const known = this.state[name as keyof typeof collections] as Record<string, unknown>
      for (const [key, entry] of Object.entries(entries)) {
        if (entry === null) delete known[key]
        else known[key] = entry
      }
    }
  }
}

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** A server of the page, and how to talk to it. */
export interface Served {
  readonly server: SandboxServer
  readonly origin: string
  readonly token: string
  /** Runs a command; @returns its result, with the status of the response. */
  run(command: Command): Promise<CommandResult & { status: number }>
  /** The same for what is no command. */
  post(body: unknown): Promise<CommandResult & { status: number }>
  /** Sends exactly these headers, and `Host`. */
  send(
    method: string,
    path: string,
    headers?: Record<string, string>,
    body?: string,
  ): Promise<Answer>
  open(): Page
}

export async function serve(options: ServeOptions = {}): Promise<Served> {
  const server = await serveSandbox({ port: 0, apiPort: 0, ...options })
  const { origin, hash } = new URL(server.url)
  const token = hash.slice('#token='.length)
  const pages: Page[] = []
  onTestFinished(async () => {
    for (const page of pages) page.leave()
    await server.close()
  })
  const post: Served['post'] = async (body) => {
    const response = await fetch(`${origin}/api/command`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: response.status, ...((await response.json()) as CommandResult) }
  }
  return {
    server,
    origin,
    token,
    post,
    run: post,
    async send(method, path, headers = {}, body = '') {
      const sent = request({
        host: '127.0.0.1',
        port: new URL(origin).port,
        method,
        path,
        headers: {
          ...headers,
          ...(body === '' ? {} : { 'content-length': Buffer.byteLength(body) }),
        },
        agent: false,
      })
      sent.end(body)
      const [response] = (await once(sent, 'response')) as [IncomingMessage]
      const { statusCode = 0, headers: got } = response
      return { status: statusCode, headers: got, body: await text(response) }
    },
    open() {
      const page = new Page(origin, token)
      pages.push(page)
      return page
    },
  }
}
