import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { CQHttp, plainText, type ReceivedNode, segment } from '@cqhttp/core'
import { forwardNode, readForward, readForwardNodes, sendForward } from '@cqhttp/core/forward'
import type { ProfileName } from '@cqhttp/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { actionsOf, group, start } from './parties.ts'

const ann = { user_id: 10_001, nickname: 'Ann' }

/** The texts of a record, and of the records in it. */
function outline(nodes: readonly ReceivedNode[]): unknown[] {
  return nodes.map(({ data: { nickname, content } }) => [
    nickname,
    ...content.map((part) =>
      part.type === 'forward' ? outline(part.data.content ?? []) : plainText([part]),
    ),
  ])
}

const implementations: ProfileName[] = ['napcat', 'llbot', 'lagrange', 'go-cqhttp', 'snowluma']

test.each(implementations)('%s gives back a record with a record in it', async (profile) => {
  const { sandbox, bot } = await start(profile)
  const inner = [forwardNode(ann, 'inside'), forwardNode(ann, ['a', segment.face(1), 'b'])]
  const nodes = [forwardNode(ann, 'hello'), forwardNode({ ...ann, time: 1_720_000_000 }, inner)]
  const { message_id, forward_id } = await sendForward(bot, group, nodes, { summary: 'two' })
  expect(message_id).toEqual(expect.any(Number))
  const [part] = sandbox.sent.at(-1)?.message ?? []
  const id = forward_id ?? (part?.type === 'forward' ? part.data.id : '')
  const record = await readForward(bot, id)
  expect(outline(record.nodes)).toEqual([
    ['Ann', 'hello'],
    [
      'Ann',
      [
        ['Ann', 'inside'],
        ['Ann', 'a', '', 'b'],
      ],
    ],
  ])
  expect(record.unread).toEqual([])
})

test('Lagrange gets the records within uploaded before, the innermost first', async () => {
  const { sandbox, bot } = await start('lagrange')
  const innermost = [forwardNode(ann, '3')]
  const nodes = [forwardNode(ann, [forwardNode(ann, innermost)])]
  await sendForward(bot, { user_id: 10_001 }, nodes)
  expect(actionsOf(sandbox)).toEqual([
    'send_forward_msg',
    'send_forward_msg',
    'send_private_forward_msg',
  ])
  const sent = await start('napcat')
  await sendForward(sent.bot, group, nodes, { nesting: 'inline' })
  expect(sent.sandbox.calls.map(({ action }) => action)).toEqual(['send_group_forward_msg'])
})

test('a record goes to whom it is for, with what is shown of it', async () => {
  const { sandbox, bot } = await start('napcat')
  const shown = { source: 's', news: [{ text: 'n' }], summary: 'u', prompt: 'p' }
  await sendForward(bot, { user_id: 10_001 }, [forwardNode(ann, 'x')], shown)
  expect(sandbox.calls.at(-1)).toMatchObject({
    action: 'send_private_forward_msg',
    params: { user_id: 10_001, ...shown },
  })
})

test.each([
  ['no nodes', [], 'an array of nodes'],
  ['a text', ['x'], 'takes nodes only'],
  ['a segment', [segment.face(1)], 'takes nodes only'],
  [
    'a node and a text in a node',
    [{ type: 'node', data: { ...ann, content: [forwardNode(ann, 'x'), segment.face(1)] } }],
    'takes nodes only',
  ],
  [
    'five levels',
    [1, 2, 3, 4].reduce((inner) => [forwardNode(ann, inner)], [forwardNode(ann, 'x')]),
    'at most 4 deep',
  ],
])('%s make no record', async (_, nodes, message) => {
  const bot = new CQHttp({ apiRoot: 'http://127.0.0.1:1', secret: false })
  const sending = sendForward(bot, group, nodes as never)
  await expect(sending).rejects.toThrow(message)
  await expect(sending).rejects.toBeInstanceOf(TypeError)
  await expect(sendForward(bot, {}, [forwardNode(ann, 'x')])).rejects.toThrow('needs a group_id')
})

/** An implementation that has these records, by their ids. */
async function keeping(
  records: Record<string, unknown>,
): Promise<{ bot: CQHttp; asked: string[] }> {
  const asked: string[] = []
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { id } = JSON.parse(await text(request)) as { id: string }
    asked.push(id)
    const data = records[id]
    const envelope =
      data === undefined
        ? { status: 'failed', retcode: 200, wording: 'no such record' }
        : { status: 'ok', retcode: 0, data }
    response.end(JSON.stringify(envelope))
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no address')
  const apiRoot = `http://127.0.0.1:${address.port}`
  return { bot: new CQHttp({ apiRoot, secret: false }), asked }
}

const say = (value: string): object => ({ type: 'text', data: { text: value } })
const link = (id: string): object => ({ type: 'forward', data: { id } })
const sender = { user_id: 10_001, nickname: 'Ann' }
const event = (...message: object[]): object => ({ post_type: 'message', sender, message })

const shapes: [implementation: string, record: unknown, inner: unknown][] = [
  [
    'the standard',
    { message: [{ type: 'node', data: { ...ann, content: [say('1'), link('b')] } }] },
    { message: [{ type: 'node', data: { ...ann, content: '2' } }] },
  ],
  [
    'go-cqhttp and LLBot',
    { messages: [{ sender, time: 1, content: [say('1'), link('b')] }] },
    { messages: [{ sender, time: 1, content: '2' }] },
  ],
  ['NapCat', { messages: [event(say('1'), link('b'))] }, { messages: [event(say('2'))] }],
  [
    'NapCat, with what is in it',
    {
      messages: [
        event(say('1'), { type: 'forward', data: { id: 'b', content: [event(say('2'))] } }),
      ],
    },
    undefined,
  ],
  [
    'NapCat, with nodes in a message',
    { messages: [event(say('1'), { type: 'node', data: { ...ann, message: [say('2')] } })] },
    undefined,
  ],
]

test.each(shapes)('the record of %s is read into the same shape', async (_, a, b) => {
  const { bot } = await keeping({ a, ...(b === undefined ? {} : { b }) })
  const { nodes, unread } = await readForward(bot, { type: 'forward', data: { id: 'a' } })
  expect(outline(nodes)).toEqual([['Ann', '1', [['Ann', '2']]]])
  expect(nodes[0]?.data.user_id).toBe('10001')
  expect(unread).toEqual([])
})

test.each(implementations)(
  '%s: the messages of one record, and nothing within them',
  async (profile) => {
    const { sandbox, bot } = await start(profile)
    const nodes = [forwardNode(ann, 'hello'), forwardNode(ann, [forwardNode(ann, 'inside')])]
    const { forward_id } = await sendForward(bot, group, nodes)
    const [part] = sandbox.sent.at(-1)?.message ?? []
    const id = forward_id ?? (part?.type === 'forward' ? part.data.id : '')
    const before = actionsOf(sandbox).length
    const read = await readForwardNodes(bot, id)
    expect(actionsOf(sandbox).slice(before)).toEqual(['get_forward_msg'])
    expect(read.map(({ data }) => data.content.map(({ type }) => type))).toEqual([
      ['text'],
      ['forward'],
    ])
    const [, second] = read
    const [within] = second?.data.content ?? []
    const { nodes: same } = await readForward(bot, id)
    const came = within?.type === 'forward' && within.data.content !== undefined
    // Those that came along are the same without another call.
    expect(came ? outline([second as ReceivedNode]) : outline(same.slice(1))).toEqual([
      ['Ann', [['Ann', 'inside']]],
    ])
  },
)

test('neither a record nor its id is refused', async () => {
  const { bot } = await start('napcat')
  await expect(readForwardNodes(bot, {} as '')).rejects.toThrow(
    /^readForwardNodes takes a forward segment or its id, but it got /,
  )
})

test('what lies too deep, is too much, or cannot be read, stays unread and is named', async () => {
  const record = (...content: object[]): unknown => ({
    message: [{ type: 'node', data: { ...ann, content } }],
  })
  const { bot, asked } = await keeping({
    a: record(link('b'), link('gone')),
    b: record(say('2'), link('c')),
    c: record(say('3'), link('a')),
  })
  const deep = await readForward(bot, 'a', { depth: 2 })
  expect(outline(deep.nodes)).toEqual([['Ann', [['Ann', '2', []]], []]])
  expect(deep.unread).toMatchObject([
    { id: 'c', reason: 'depth' },
    { id: 'gone', reason: 'failed', error: { wording: 'no such record' } },
  ])
  const few = await readForward(bot, 'a', { depth: 50, limit: 2 })
  expect(few.unread.map(({ reason }) => reason)).toEqual(['limit', 'limit'])
  asked.length = 0
  const round = await readForward(bot, 'a', { depth: 10, limit: 100 })
  expect(round.unread.at(-1)).toMatchObject({ id: 'gone', reason: 'failed' })
  expect(asked.length).toBeLessThan(20)
  await expect(readForward(bot, 'gone')).rejects.toMatchObject({ name: 'ActionFailedError' })
})

test.each([
  [undefined, {}, 'takes a forward segment or its id'],
  [segment.face(1), {}, 'takes a forward segment or its id'],
  ['a', { depth: 0 }, 'option depth must be a whole number from 1'],
  ['a', { limit: 1.5 }, 'option limit must be a whole number from 1'],
])('%o with %o is refused', async (forward, options, message) => {
  const bot = new CQHttp({ apiRoot: 'http://127.0.0.1:1', secret: false })
  await expect(readForward(bot, forward as never, options)).rejects.toThrow(message)
})
