import { type ChildProcess, fork } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { Agent, createServer, request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import { listening } from '../harness/listening.ts'
import type { Facts, Setup } from './bot.ts'

const PROGRAM = fileURLToPath(new URL('bot.ts', import.meta.url))

export interface Answer {
  /** 0 where no answer came. */
  status: number
  body: string
}

interface Sent {
  body?: string
  headers?: Record<string, string>
  /** What it is signed with; default `key`, and `null` for no signature. */
  key?: string | null
  agent?: Agent
  /** In milliseconds, then the client hangs up; default 60 000. */
  patience?: number
}

/** A bot in a process of its own, and the API that it calls. */
export interface Target {
  port: number
  process: ChildProcess
  /** How many calls of the API came. */
  calls: () => number
  facts: () => Promise<Facts>
  /** Posts an event; never rejects. */
  post: (sent?: Sent) => Promise<Answer>
  /** Writes bytes to a connection, and gives what came back within a while. */
  write: (bytes: string, patience?: number) => Promise<string>
  close: () => Promise<void>
}

/** An event of a message, as JSON; others with each number. */
export function message(words: string, number: number, account = 1): string {
  return JSON.stringify({
    post_type: 'message',
    message_type: 'private',
    sub_type: 'friend',
    time: Math.floor(Date.now() / 1_000),
    self_id: account,
    user_id: 10_001,
    message_id: number,
    message: words,
    raw_message: words,
  })
}

/** Starts a bot; `answerCall` is how its API answers. */
export async function startTarget(
  setup: Setup,
  answerCall = (): string | NodeJS.ReadableStream => '{"status":"ok","retcode":0,"data":{}}',
): Promise<Target> {
  let calls = 0
  const api = createServer((_, response) => {
    calls++
    const answer = answerCall()
    if (typeof answer === 'string')
      response.setHeader('content-type', 'application/json').end(answer)
    else answer.pipe(response.on('close', () => void answer.unpipe(response)))
  })
  const apiRoot = `http://127.0.0.1:${await listening(api)}`
  const child = fork(PROGRAM, [JSON.stringify({ apiRoot, ...setup })], {
    execArgv: ['--expose-gc'],
  })
  const end = (): void => void child.kill('SIGKILL')
  process.once('exit', end)
  const [port] = (await once(child, 'message')) as [number]

  function post({ body = '{}', headers = {}, key = 'key', agent, patience = 60_000 }: Sent = {}) {
    const signature = key && `sha1=${createHmac('sha1', key).update(body).digest('hex')}`
    return new Promise<Answer>((resolve) => {
      const fields = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'x-self-id': '1',
        ...(signature && { 'x-signature': signature }),
        ...headers,
      }
      const options = { host: '127.0.0.1', port, method: 'POST', headers: fields, agent }
      const sent = request(options, (response) => {
        const { statusCode: status = 0 } = response
        text(response).then((answer) => resolve({ status, body: answer }), fail)
      })
      const fail = ({ message: reason }: Error): void => resolve({ status: 0, body: reason })
      sent.on('error', fail).setTimeout(patience, () => sent.destroy(new Error('no patience left')))
      sent.end(body)
    })
  }

  async function write(bytes: string, patience = 2_000): Promise<string> {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    socket.setEncoding('latin1').on('data', (chunk: string) => (answer += chunk))
    socket.on('error', () => {}).write(bytes, 'latin1')
    await Promise.race([new Promise((resolve) => socket.on('close', resolve)), sleep(patience)])
    socket.destroy()
    return answer
  }

  return {
    port,
    process: child,
    calls: () => calls,
    async facts() {
      child.send('facts')
      const [facts] = (await once(child, 'message')) as [Facts]
      return facts
    },
    post,
    write,
    async close() {
      process.off('exit', end)
      api.closeAllConnections()
      api.close()
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      end()
      await ended
    },
  }
}
