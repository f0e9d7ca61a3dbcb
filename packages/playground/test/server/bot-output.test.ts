import { expect, test } from 'vitest'
import { BotOutput } from '../../src/server/bot-output.ts'
import { serve } from './page.ts'

const plain = (text: string): string => text

test('cuts what comes in pieces into lines, without colours', () => {
  const output = new BotOutput(plain, () => {})
  output.write('stdout', 'one\r\ntw')
  output.write('stderr', '\u001B[31mred\u001B[0m\n')
  output.write('stdout', 'o\nlast')
  expect([...output.lines.values()].map(({ text }) => text)).toEqual(['one', 'red', 'two'])
  output.ended(3)
  expect([...output.lines.values()].at(-1)).toMatchObject({ stream: 'stdout', text: 'last' })
  expect(output.bot).toEqual({ running: false, exitCode: 3, errors: [] })
})

test.each([
  [`SyntaxError: Unexpected token '='`],
  ['Error [ERR_MODULE_NOT_FOUND]: Cannot find module'],
  ['ModuleNotFoundError: No module named x'],
  ['java.lang.NullPointerException: x', 'NullPointerException: x'],
  ['[cqhttp] handling message failed: TypeError: x is undefined', 'TypeError: x is undefined'],
])('finds the error in %s', (line, error = line) => {
  const output = new BotOutput(plain, () => {})
  output.write('stderr', `before\n${line}\n    at file.ts:1\nNode.js v24\n`)
  expect(output.bot?.errors.map(({ text }) => text)).toEqual([error])
})

test.each(['Errors: none', 'error handling is on', 'no Error', 'at Error (x)'])(
  'finds none in %s',
  (line) => {
    const output = new BotOutput(plain, () => {})
    output.write('stdout', `${line}\n`)
    expect(output.bot?.errors).toEqual([])
  },
)

test('is bounded, whatever a bot prints', () => {
  const output = new BotOutput(plain, () => {})
  for (let piece = 0; piece < 100; piece++) output.write('stdout', 'x'.repeat(100_000))
  for (let line = 0; line < 3000; line++) output.write('stderr', `Error: ${line}\n`)
  expect(output.lines.size).toBe(2000)
  for (const { text } of output.lines.values()) expect(text.length).toBeLessThanOrEqual(4000)
  expect(output.bot?.errors).toHaveLength(20)
})

test('pages see it without secrets, and a reset keeps it', async () => {
  const served = await serve({ secret: 'the-secret-of-it', accessToken: 'the-token-of-it' })
  const page = served.open()
  await page.sees(({ session }) => session.bot === undefined)
  served.server.output.started()
  served.server.output.write('stdout', 'listening with the-secret-of-it and the-token-of-it\n')
  served.server.output.write('stderr', 'Error: boom\n')
  expect(await page.sees(({ logs }) => logs[1])).toMatchObject({
    stream: 'stdout',
    text: 'listening with *** and ***',
  })
  await page.sees(({ session }) => session.bot?.errors[0]?.text === 'Error: boom')
  await served.run({ do: 'reset' })
  expect(await served.open().sees(({ logs }) => logs[2])).toMatchObject({ text: 'Error: boom' })
})
