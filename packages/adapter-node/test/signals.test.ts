import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import { expect, onTestFinished, test } from 'vitest'

import { call, dial } from './connection.ts'

const slowServer = fileURLToPath(new URL('fixtures/slow-server.ts', import.meta.url))
const stuckBot = fileURLToPath(new URL('fixtures/stuck-bot.ts', import.meta.url))

function start(...args: string[]) {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk))
  const ended = once(child, 'close')
  return {
    child,
    ended,
    output: () => output,
    async until(pattern: RegExp): Promise<string> {
      for (;;) {
        const found = pattern.exec(output)
        if (found !== null) return found[0]
        await Promise.race([
          once(child.stdout, 'data'),
          ended.then(() => Promise.reject(new Error(output))),
        ])
      }
    },
  }
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s, even twice, lets request and task finish and the process end by itself',
  async (signal) => {
    const program = start(slowServer)
    const url = await program.until(/http:\S+/)
    const answered = call(url)
    await program.until(/request/)
    program.child.kill(signal)
    program.child.kill(signal)

    expect(await answered).toMatchObject({ status: 200, body: 'late' })
    expect(await program.ended).toEqual([0, null])
    expect(program.output()).toContain('task done')
  },
)

test.each([
  ['waits for nothing', 'never'],
  ['waits for a timer', 'timer'],
  ['waits for the API', 'api'],
  ['leaves a task', 'task'],
])('after closeTimeout the process ends, though a handler %s', async (_, what) => {
  const program = start(stuckBot, what)
  const url = await program.until(/http:\S+/)
  const body = JSON.stringify({ post_type: 'message', message_type: 'private', message: 'hi' })
  const headers = { 'content-type': 'application/json' }
  const answered = call(url, { method: 'POST', headers, body }).catch(() => 'cut off')
  await program.until(/handling/)
  program.child.kill('SIGTERM')
  expect(await program.ended).toEqual([0, null])
  await answered
  expect(program.output()).toContain('cut off after closeTimeout')
})

test('requests that arrive with SIGTERM are answered', async () => {
  const program = start(slowServer, 'fast')
  const port = Number(new URL(await program.until(/http:\S+/)).port)
  const request = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'
  const connections = Array.from({ length: 32 }, () => dial(port, request))
  await Promise.all(connections.map((connection) => connection.until('late')))
  program.child.kill('SIGTERM')
  for (const { socket } of connections) socket.write(request)
  const answers = await Promise.all(connections.map(({ closed }) => closed))
  expect(answers.filter((answer) => answer.split('200 OK').length === 3)).toHaveLength(32)
  expect(await program.ended).toEqual([0, null])
})
