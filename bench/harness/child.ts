import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

/** A Node process that answers questions one after the other. */
export interface Child {
  ask: <Reply>(question: object) => Promise<Reply>
  close: () => Promise<void>
}

/** What a child sends back; see `answerParent`. */
export type ChildReply = { value: unknown } | { error: string }

/** Starts a bundled module of `children/`, without the flags of this process. */
export function startChild(
  script: string,
  args: readonly string[],
  execArgv: readonly string[] = [],
): Child {
  const child = fork(script, args, {
    execArgv: [...execArgv],
    execPath: process.execPath,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let printed = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (printed += text))
  const kill = (): void => void child.kill('SIGKILL')
  process.once('exit', kill)
  return {
    ask: (question) => ask(child, question, () => printed),
    async close() {
      process.off('exit', kill)
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      kill()
      await ended
    },
  }
}

function ask<Reply>(child: ChildProcess, question: object, printed: () => string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const stop = (): void => void child.off('message', onMessage).off('exit', onExit)
    const onMessage = (reply: ChildReply): void => {
      stop()
      if ('error' in reply) reject(new Error(reply.error))
      else resolve(reply.value as Reply)
    }
    const onExit = (): void => {
      stop()
      reject(new Error(`a process of the benchmark ended: ${printed()}`))
    }
    child.on('message', onMessage).on('exit', onExit)
    child.send(question)
  })
}
