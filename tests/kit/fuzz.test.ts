// Whatever people type, the replies of the kit hold no segment that the author of the bot did not write.
import { CQHttp, segment } from '@cqhttp/core'
import { memoryStateStore } from '@cqhttp/core/state'
import { commands, flow, toMe } from '@cqhttp/kit'
import { formatUnfolded, unfold } from '@cqhttp/kit/unfold'
import { createSandbox, type Sandbox } from '@cqhttp/sandbox'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'

const RUNS = 10_000

const codes = fc.constantFrom(
  '[CQ:at,qq=all]',
  '[CQ:at,qq=10002] ',
  '&#91;CQ:at,qq=all&#93;',
  '[CQ:image,file=file:///etc/passwd]',
  '[CQ:record,file=http://127.0.0.1/]',
  '[CQ:json,data={}]',
  '[CQ:node,user_id=1,nickname=a,content=b]',
  '[CQ:reply,id=1]',
  '[CQ:',
  '&amp;amp;',
  '\ufffc',
  '@全体成员',
  '{"type":"at","data":{"qq":"all"}}',
  '取消',
  '“',
  '"',
)
const typed = fc
  .array(fc.oneof({ weight: 2, arbitrary: codes }, fc.string({ unit: 'binary' })), { maxLength: 6 })
  .map((parts) => parts.join(''))
/** In front of it: what makes the handlers answer in all their ways. */
const starts = fc.constantFrom('', '/echo ', '/roll ', '/rol ', '/ask ', '/help ', '/ban ', '!! ')

function createBot(sandbox: Sandbox | undefined): CQHttp {
  const bot = new CQHttp({
    secret: 'the secret',
    logger: false,
    transport: sandbox?.transport ?? (async () => ({ status: 'ok', retcode: 0, data: null })),
  })
  const ask = flow<{ what: string }, 'what' | 'again'>({
    name: 'ask',
    store: memoryStateStore(),
    steps: {
      what: ({ text }) => ({ next: 'again', data: { what: text }, reply: `${text}？` }),
      again: ({ text, data }) => ({ reply: [`${data.what} `, text] }),
    },
  })
  bot.on('message.private.friend', ask)
  bot.on(
    'message.private',
    commands({ unknown: true })
      .command('echo text...', (_event, _context, { text }) => ({ reply: text }))
      .command('roll sides:int', (_event, _context, { sides }) => ({ reply: String(sides) }))
      .command('ban user:at minutes?:number=1 reason?...', (_event, _context, args) => ({
        reply: `${args.user} ${args.minutes} ${args.reason}`,
      }))
      .command('ask', async (event) => {
        await ask.start(event, { next: 'what', data: { what: '' } })
        return { reply: 'what' }
      }),
  )
  bot.on(
    'message',
    toMe({ words: ['!!'] }, async (event, { bot: itself }, { text }) => ({
      reply: [text, formatUnfolded(await unfold(event, itself))],
    })),
  )
  return bot
}

test(`${RUNS} texts`, { timeout: 120_000 }, async () => {
  const bot = createBot(undefined)
  let answers = 0
  await fc.assert(
    fc.asyncProperty(starts, typed, fc.integer({ min: 1, max: 5 }), async (start, text, user) => {
      const operation = (await bot.receive({
        time: 1_790_000_000,
        self_id: 1,
        post_type: 'message',
        message_type: 'private',
        sub_type: 'friend',
        message_id: 1,
        user_id: user,
        message: [segment.text(start + text)],
        sender: { user_id: user, nickname: text },
      })) as { reply?: { type: string }[] } | undefined
      for (const { type } of operation?.reply ?? []) {
        answers++
        if (type !== 'text') throw new Error(`a segment of type ${type}`)
      }
    }),
    { numRuns: RUNS },
  )
  expect(answers).toBeGreaterThan(RUNS / 2)
})

// As an implementation reads what goes out: its own parsing of CQ codes included.
test.each(['napcat', 'llbot', 'go-cqhttp', 'standard'] as const)(
  'nor does %s see one',
  async (profile) => {
    const sandbox = createSandbox({ profile, secret: 'the secret' })
    onTestFinished(() => sandbox.close())
    sandbox.connect(createBot(sandbox))
    await fc.assert(
      fc.asyncProperty(starts, typed, async (start, text) => {
        // QQ has no empty messages.
        const said = `${start}${text.toWellFormed()}`.trim() || 'hi'
        const before = sandbox.sent.length
        await sandbox.user(10001).say([segment.text(said)])
        const types = sandbox.sent
          .slice(before)
          .flatMap(({ message }) => message.map(({ type }) => type))
        // NapCat and LLBot quote on their own.
        expect(types.filter((type) => type !== 'text' && type !== 'reply')).toEqual([])
      }),
      { numRuns: 100 },
    )
  },
)
