import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'

import type { Answer } from './answer.ts'
import { startChild } from './child.ts'
import type { SignedEvent } from './events.ts'
import { SELF_ID } from './job.ts'

/** A server under load, in a separate process. */
export interface Server {
  port: number
  /** Undefined if the operating system does not tell. */
  usage: () => Promise<Usage | undefined>
  close: () => Promise<void>
}

export interface Usage {
  /** The CPU time of all threads, in microseconds. */
  cpu: number
  /** The peak of resident memory, in bytes. */
  memory: number
}

/** Starts the bundle of a contestant that exports `listen`. */
export async function startNodeServer(child: string, contestant: string): Promise<Server> {
  const { ask, close } = startChild(child, [contestant])
  return {
    port: await ask<number>({ about: 'port' }),
    usage: () => ask<Usage>({ about: 'usage' }),
    close,
  }
}

/** Starts another program, which prints its port first. */
export async function startProgramServer(
  command: string,
  args: readonly string[],
  portPattern: RegExp,
): Promise<Server> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] })
  const kill = (): void => void child.kill('SIGKILL')
  process.once('exit', kill)
  const { pid = 0 } = child
  let printed = ''
  const port = await new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.once('exit', () => reject(new Error(`${command} ended: ${printed}`)))
    for (const stream of child.stdio) {
      stream?.on('data', (chunk: Buffer) => {
        printed += chunk
        const found = portPattern.exec(printed)?.[1]
        if (found !== undefined) resolve(Number(found))
      })
    }
  })
  return {
    port,
    usage: () => usageOf(pid),
    async close() {
      process.off('exit', kill)
      const ended = once(child, 'exit')
      if (child.kill('SIGKILL')) await ended
    },
  }
}

/** Of any process; undefined if the operating system does not tell (Linux does). */
export async function usageOf(pid: number): Promise<Usage | undefined> {
  try {
    const threads = await readdir(`/proc/${pid}/task`)
    const times = await Promise.all(
      // A thread may have ended meanwhile.
      threads.map((thread) =>
        readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => '0'),
      ),
    )
    // The first number is nanoseconds: https://docs.kernel.org/scheduler/sched-stats.html
    const cpu = times.reduce((sum, time) => sum + Number.parseInt(time, 10) / 1_000, 0)
    const status = await readFile(`/proc/${pid}/status`, 'utf8')
    const kilobytes = Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1])
    return { cpu, memory: kilobytes * 1024 }
  } catch {
    return undefined
  }
}

/** Header fields like those of implementations. */
export function headersOf({ body, signature }: SignedEvent): Record<string, string> {
  return {
    'content-type': 'application/json',
    'content-length': String(body.length),
    'user-agent': 'OneBot/11 (benchmark)',
    'x-self-id': String(SELF_ID),
    'x-signature': signature,
  }
}

export function post(port: number, event: SignedEvent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method: 'POST', headers: headersOf(event) }
    const sent = request(options, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject)
    })
    sent.on('error', reject)
    sent.end(event.body)
  })
}
