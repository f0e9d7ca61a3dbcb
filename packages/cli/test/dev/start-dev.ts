import { execFileSync, spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { fileURLToPath } from 'node:url'

import { onTestFinished } from 'vitest'

const VARIABLES = /^(?:CQHTTP_\w+|HOST|PORT|NODE_PATH)$/

interface Message {
  userId: number
  to?: number
  groupId?: number
  text: string
}

/** A program that runs a bot together with the sandbox's page. */
export interface Sandboxed {
  printed(pattern: RegExp): Promise<string>
  output(): string
  /** Does what a person does on the page. */
  command(wish: Record<string, unknown>): Promise<{ status: number }>
  /** Resolves with the bot's messages once there are that many. */
  saidByBot(count: number): Promise<string[]>
  /** Ends it by a signal; resolves with its exit code and the processes that it left running. */
  stop(signal: NodeJS.Signals): Promise<{ code: number | string; left: number[] }>
  ended: Promise<number | string>
  /** Whether the bot listens, as the page sees it. */
  isListening(): Promise<boolean>
}

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))

/** Runs `cqhttp dev` with these variables and none of the test process's own. */
export function startDev(args: readonly string[], env: Record<string, string> = {}): Sandboxed {
  const inherited = Object.entries(process.env).filter(([name]) => !VARIABLES.test(name))
  const child = spawn(process.execPath, [CLI, 'dev', ...args], {
    env: { ...Object.fromEntries(inherited), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  let hasEnded = false
  const news = new EventEmitter()
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      news.emit('news')
    })
  }
  const ended = once(child, 'close').then(([code, signal]) => {
    hasEnded = true
    news.emit('news')
    return (code ?? signal) as number | string
  })
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })

  async function printed(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(text)
      if (found !== null) return found[1] ?? found[0]
      if (hasEnded) throw new Error(`it ended before: ${text}`)
      await once(news, 'news')
    }
  }

  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const { origin, hash } = new URL(await printed(/(http:\/\/127\.0\.0\.1:\d+\/#token=\S+)/))
    const headers = {
      authorization: `Bearer ${hash.slice('#token='.length)}`,
      'content-type': 'application/json',
    }
    return fetch(`${origin}${path}`, { ...init, headers })
  }

  async function saidByBot(count: number): Promise<string[]> {
    const { body } = await ask('/api/state')
    const messages = new Map<string, Message>()
    let rest = ''
    let self = 0
    const decoder = new TextDecoder()
    for await (const chunk of body as ReadableStream<Uint8Array>) {
      const lines = `${rest}${decoder.decode(chunk, { stream: true })}`.split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines.filter((candidate) => candidate.trim() !== '')) {
        const change = JSON.parse(line) as {
          session?: { selfId: number }
          messages?: Record<string, Message>
        }
        self = change.session?.selfId ?? self
        for (const [key, message] of Object.entries(change.messages ?? {})) {
          messages.set(key, message)
        }
      }
      const texts = [...messages.values()].filter(({ userId }) => userId === self)
      if (texts.length >= count) return texts.map((message) => message.text)
    }
    throw new Error('the stream ended')
  }

  async function isListening(): Promise<boolean> {
    const { body } = await ask('/api/state')
    let text = ''
    for await (const chunk of body as ReadableStream<Uint8Array>) {
      text += new TextDecoder().decode(chunk)
      const [, found] = /"reachable":(true|false)/.exec(text) ?? []
      if (found !== undefined) return found === 'true'
    }
    return false
  }

  return {
    isListening,
    printed,
    output: () => text,
    ended,
    command: (wish) => ask('/api/command', { method: 'POST', body: JSON.stringify(wish) }),
    saidByBot,
    async stop(signal) {
      const processes = [child.pid ?? 0, ...descendants(child.pid ?? 0)]
      child.kill(signal)
      const code = await ended
      const running = new Set(list().map(({ pid }) => pid))
      return { code, left: processes.filter((pid) => running.has(pid)) }
    },
  }
}

/** All processes except zombies. */
function list(): { pid: number; parent: number }[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' })
  return lines
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , state = 'Z']) => !state.startsWith('Z'))
    .map(([pid, parent]) => ({ pid: Number(pid), parent: Number(parent) }))
}

function descendants(root: number): number[] {
  const children = list().filter(({ parent }) => parent === root)
  return children.flatMap(({ pid }) => [pid, ...descendants(pid)])
}
