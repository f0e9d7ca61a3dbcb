// What a model or a tool says is text, whatever it looks like.
import { parseCqCode, type Segment } from '@cqhttp/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { createWorld, MEMBER, THREAD } from './support/chats.ts'

const RUNS = 2500

/** Texts of models and tools, with what means something to QQ, to Markdown and to the Chat SDK. */
const hostile = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
      fc.constantFrom(
        '[CQ:at,qq=all]',
        '[CQ:image,file=file:///etc/passwd]',
        '[CQ:record,file=http://127.0.0.1/]',
        '[CQ:reply,id=1]',
        '&#91;CQ:at,qq=10001&#93;',
        '<@10001>',
        '<@all>',
        '@全体成员',
        '![](http://169.254.169.254/latest)',
        '![x](file:///etc/passwd)',
        '[x](javascript:alert(1))',
        '```\n',
        '\n~~~\n',
        '\n\n',
        '| a | b |\n|---|---|\n| 1 | [CQ:at,qq=all] |\n',
        '- [ ] ',
        '> ',
        '{{emoji:thumbs_up}}',
        '{{emoji:[CQ:at,qq=all]}}',
        '{"type":"at","data":{"qq":"all"}}',
        '<img src=x>',
        '\ud800',
        '\0',
        '字'.repeat(400),
      ),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(''))

/** The types of all segments that were sent, those within merged forwards included. */
function typesOf(params: Record<string, unknown>): string[] {
  const read = (value: unknown): string[] => {
    const segments = typeof value === 'string' ? parseCqCode(value) : ((value ?? []) as Segment[])
    return segments.flatMap(({ type, data }) =>
      type === 'node' ? read((data as { content?: unknown }).content) : [type],
    )
  }
  return [...read(params['message']), ...read(params['messages'])]
}

function* pieces(text: string): Iterable<string> {
  const size = 1 + (text.length % 13)
  for (let i = 0; i < text.length; i += size) yield text.slice(i, i + size)
}

const WAYS = {
  post: (thread: Thread, text: string) => thread.post(text),
  markdown: (thread: Thread, text: string) => thread.post({ markdown: text }),
  reply: (thread: Thread, text: string) => thread.reply('1', { markdown: text }),
  stream: (thread: Thread, text: string) =>
    thread.post(
      (async function* () {
        yield* pieces(text)
      })(),
    ),
}

type Thread = ReturnType<Awaited<ReturnType<typeof createWorld>>['chat']['thread']>

test.each(Object.keys(WAYS) as (keyof typeof WAYS)[])(
  `${RUNS} texts through %s become text and nothing else`,
  async (way) => {
    const { sandbox, chat } = await createWorld(() => {}, {
      // Some go as a merged forward, some as one message.
      adapter: { forwardAbove: 300, maxLength: 600 },
    })
    await sandbox.user(MEMBER).say('在')
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(hostile, fc.boolean(), async (text, isGroup) => {
        const latest = sandbox.calls.at(-1)
        const id = isGroup ? THREAD : `cqhttp:10000.private.${MEMBER}`
        await WAYS[way](chat.thread(id), text)
        // The journal forgets the oldest.
        const calls = sandbox.calls.slice(latest ? sandbox.calls.lastIndexOf(latest) + 1 : 0)
        for (const { action, params } of calls) {
          seen.add(action)
          const types = typesOf(params as Record<string, unknown>)
          const own = way === 'reply' && action === 'send_msg' ? ['text', 'reply'] : ['text']
          expect(own).toEqual(expect.arrayContaining(types))
        }
        expect(calls.length > 0 || way !== 'post' || text.trim() === '').toBe(true)
      }),
      { numRuns: RUNS, seed: 42 },
    )
    expect([...seen].toSorted()).toEqual([
      'send_group_forward_msg',
      'send_msg',
      'send_private_forward_msg',
    ])
  },
)
