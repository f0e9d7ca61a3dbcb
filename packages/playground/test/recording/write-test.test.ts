import { stripTypeScriptTypes } from 'node:module'
import { createContext, Script } from 'node:vm'
import type { Segment } from '@cqhttp/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quote, write } from '../../src/recording/literal.ts'
import type { Recording } from '../../src/recording/recording.ts'
import { writeTest } from '../../src/recording/write-test.ts'
import { answering } from '../../../sandbox/test/support/fixed-bot.ts'
import { openSession } from './session.ts'

/** Pieces that would end a literal or a comment if they were taken for code. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "'",
        '"',
        '`',
        '${',
        '}',
        '\\',
        '*/',
        '/*',
        '//',
        '\n',
        '\r',
        '\u2028',
        '\u2029',
        '</script>',
        '<!--',
        '\0',
        '\ud800',
        '\u202e',
        ')',
        ';',
        'PWNED()',
        '__proto__',
        '[CQ:',
        ']',
      ),
      fc.string({ unit: 'binary' }),
    ),
  )
  .map((parts) => parts.join(''))

/** Runs an expression in a realm of its own, in which `PWNED` is a trap. */
function evaluate(source: string): unknown {
  const context = createContext({
    PWNED: () => {
      throw new Error('typed text was run')
    },
  })
  return JSON.parse(
    new Script(`JSON.stringify((${source}))`).runInContext(context) as string,
  ) as unknown
}

test('a literal is the text, whatever it is', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const source = quote(text)
      expect(evaluate(source)).toBe(text)
      expect(source).not.toMatch(/[\n\r\u2028\u2029\u202a-\u202e\0]|<\/script/i)
    }),
    { numRuns: 1000 },
  )
})

test('data is the same when it is read again, keys and all', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.dictionary(nasty, nasty), (value, dictionary) => {
      const data = JSON.parse(JSON.stringify({ value, dictionary })) as unknown
      expect(evaluate(write(data, 2))).toEqual(data)
    }),
  )
})

test('__proto__ is a field', () => {
  const data = JSON.parse('{"a":{"__proto__":{"x":1}}}') as unknown
  expect(evaluate(write(data, 0))).toEqual(data)
})

/** What is left of a file without its literals is the same whatever was typed. */
function skeleton(content: string): string {
  const script = stripTypeScriptTypes(content)
  // It must be a whole program, apart from its imports.
  const body = script.replace(/^import .*$/gm, '')
  const parsed = new Script(body.replaceAll('await using', 'const'))
  expect(parsed).toBeInstanceOf(Script)
  return script
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, 'TEXT')
    .replace(/timeout: \d+/g, 'timeout: TIME')
    .replace(/\s+/g, ' ')
    .replace(/, (?=[)\]}])/g, ' ')
    .replace(/([([{]) | (?=[)\]}])/g, '$1')
}

async function recordTexts(text: string): Promise<Recording> {
  const segments = [{ type: 'text', data: { text } }] as Segment[]
  const session = await openSession({
    // So that no second passes between the steps.
    now: 1_700_000_000,
    self: { id: 10_000, nickname: `n${text}` },
    friends: [{ id: 10_001, nickname: `f${text}` }],
    groups: [
      {
        id: 20_002,
        name: `g${text}`,
        members: [{ id: 10_003, role: 'owner', card: `c${text}`, title: `t${text}` }, 10_001],
      },
    ],
  })
  const { sandbox } = session
  sandbox.world.addFriend(10_000, 10_001, `r${text}`)
  sandbox.connect(
    answering({
      reply: [{ type: 'text', data: { text: `b${text}` } }],
      approve: true,
      reason: text,
    }),
  )
  await session.run({ do: 'say', from: 10_001, message: `s${text}` })
  await session.run({
    do: 'say',
    from: 10_001,
    message: segments,
    anonymous: `m${text}`,
    group: 20_002,
  })
  await session.run({ do: 'upload', from: 10_001, group: 20_002, name: `u${text}` })
  await session.run({ do: 'requestFriend', from: 10_009, comment: text })
  await session.run({ do: 'setCard', group: 20_002, user: 10_001, card: `k${text}` })
  await session.run({ do: 'raise', event: { post_type: 'notice', notice_type: text, text } })
  return session.end()
}

test('nothing that was typed leaves its literal', async () => {
  const plain = await recordTexts('x')
  await fc.assert(
    fc.asyncProperty(
      nasty.filter((text) => text.trim() !== '' && text.length < 60),
      async (text) => {
        const recording = await recordTexts(text)
        for (const bot of [{ module: `./${text}` }, { url: 'http://127.0.0.1:8080/' }]) {
          for (const framework of ['vitest', 'node:test'] as const) {
            const { content } = writeTest(recording, { framework, bot })
            const { content: expected } = writeTest(plain, {
              framework,
              bot: 'url' in bot ? bot : { module: './x' },
            })
            expect(skeleton(content)).toBe(skeleton(expected))
          }
        }
      },
    ),
    { numRuns: 25 },
  )
}, 60_000)

test('an empty recording is none', async () => {
  const session = await openSession({})
  const recording = await session.end()
  expect(() => writeTest(recording, { framework: 'vitest', bot: { module: './bot.ts' } })).toThrow(
    'nothing was recorded',
  )
})
