// What is asked at a terminal.
import { PassThrough } from 'node:stream'

import { describe, expect, test } from 'vitest'

import { readArguments } from '../src/arguments.ts'
import { ask, Cancelled } from '../src/questions.ts'

const ENTER = '\r'
const DOWN = '\u001b[B'
const CTRL_C = '\u0003'

/** Answers each question as soon as it stands there. */
async function answer(args: readonly string[], keys: readonly string[], LANG = 'en_US.UTF-8') {
  const input = new PassThrough()
  const output = new PassThrough()
  let shown = ''
  output.setEncoding('utf8').on('data', (text: string) => (shown += text))
  const terminal = { env: { LANG }, input, output, isInteractive: true }
  const answers = ask(readArguments(args, ['echo']), terminal, ['echo'])
  const typed = (async () => {
    for (const key of keys) {
      await new Promise((resolve) => setTimeout(resolve, 60))
      input.write(key)
    }
  })()
  const [result] = await Promise.allSettled([answers, typed])
  return { result, shown }
}

describe('the questions', () => {
  test('have defaults, which Enter takes', async () => {
    const { result, shown } = await answer([], [ENTER, ENTER, ENTER, ENTER, ENTER])
    expect(result).toMatchObject({
      value: {
        folder: 'my-bot',
        template: 'echo',
        runtime: 'node',
        transport: 'http',
        language: 'en',
      },
    })
    expect(shown).toContain('Where will it run?')
  })

  test('are asked in the language that is chosen first', async () => {
    const { result, shown } = await answer(
      [],
      [ENTER, ENTER, ENTER, DOWN, ENTER, DOWN, ENTER],
      'zh_CN',
    )
    expect(result).toMatchObject({
      value: { language: 'zh', runtime: 'workers', transport: 'ws' },
    })
    expect(shown).toContain('在哪里运行？')
  })

  test('leave out what the command line says, and what cannot be otherwise', async () => {
    const flags = ['cat', '--language', 'en', '--template', 'echo', '--runtime', 'lambda']
    const { result, shown } = await answer(flags, [])
    expect(result).toMatchObject({ value: { folder: 'cat', runtime: 'lambda', transport: 'http' } })
    expect(shown).toBe('')
  })

  test('do not take a name that npm refuses', async () => {
    const { result, shown } = await answer(
      ['--template', 'echo', '--runtime', 'node', '--transport', 'http', '--language', 'en'],
      ['A', ENTER, '\u007f', 'b', ENTER],
    )
    expect(shown).toContain('does not begin with a lower-case letter')
    expect(result).toMatchObject({ value: { folder: 'b' } })
  })

  test('can be left at any time', async () => {
    const { result } = await answer([], [ENTER, CTRL_C])
    expect(result).toMatchObject({ status: 'rejected', reason: expect.any(Cancelled) })
  })
})
