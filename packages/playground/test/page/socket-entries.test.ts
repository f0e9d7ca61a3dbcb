import { expect, test } from 'vitest'
import { describeFrame, isListed, toEntries } from '../../page/src/inspector/sockets/entries.ts'
import type { FrameView, SocketView } from '../../src/protocol.ts'

function socket(key: number, change: Partial<SocketView> = {}): SocketView {
  return {
    key,
    profile: 'napcat',
    direction: 'reverse',
    role: 'Universal',
    request: { method: 'GET', url: 'ws://127.0.0.1:8080/ws', headers: {}, body: '' },
    startedAt: 1,
    openedAt: 2,
    ...change,
  }
}

function frame(key: number, text: string, change: Partial<FrameView> = {}): FrameView {
  return { key, socket: 1, from: 'sandbox', time: 3, text, length: text.length, ...change }
}

function toMap<Item extends { key: number }>(...items: Item[]): Map<number, Item> {
  return new Map(items.map((item) => [item.key, item]))
}

const { startedAt, openedAt: _, ...unopened } = socket(2)

test('lists frames and sockets, the latest first, and a close after the last frame', () => {
  const sockets = toMap(
    socket(1, { closedAt: 3 }),
    { ...unopened, startedAt, error: 'HTTP 403' },
    { ...unopened, key: 3, startedAt: 9 },
  )
  const entries = toEntries(sockets, toMap(frame(1, '{}'), frame(2, '{}')))
  expect(entries.map(({ key }) => key)).toEqual([
    'dialling-3',
    'closed-1',
    'frame-2',
    'frame-1',
    'opened-1',
    'failed-2',
  ])
})

test.each<[string, FrameView, object]>([
  [
    'an event',
    frame(1, '{"post_type":"message","message_type":"private","sub_type":"friend"}'),
    { kind: 'event', name: 'message.private.friend' },
  ],
  [
    'a call',
    frame(1, '{"action":"send_msg","echo":1}', { from: 'bot' }),
    { kind: 'call', name: 'send_msg' },
  ],
  [
    'an answer',
    frame(1, '{"status":"ok","retcode":0,"echo":"a"}'),
    { kind: 'answer', name: 'a', isFailed: false },
  ],
  [
    'a failure',
    frame(1, '{"status":"failed","retcode":1404,"echo":5}'),
    { kind: 'answer', name: '5', isFailed: true },
  ],
  ['what is not JSON', frame(1, 'hello'), { kind: 'other', name: undefined }],
  ['a list', frame(1, '[1]', { from: 'bot' }), { kind: 'other' }],
  ['an object of the bot without an action', frame(1, '{}', { from: 'bot' }), { kind: 'other' }],
  [
    'the beginning of a long call',
    frame(1, '{"action":"upload_file","params":{"file":"base64://AAAA', { from: 'bot' }),
    { kind: 'call', name: 'upload_file' },
  ],
])('tells what a frame is: %s', (_name, given, face) => {
  expect(describeFrame(given)).toMatchObject(face)
})

test('is narrowed by a socket and by all words, in any case', () => {
  const sockets = toMap(socket(1), socket(2))
  const call = frame(1, '{"action":"send_msg","params":{"message":"Hi"}}', { from: 'bot' })
  const entries = toEntries(sockets, toMap(call))
  const keys = (filter: { socket?: number; text?: string }): string[] =>
    entries
      .filter((entry) => isListed(entry, { socket: undefined, text: '', ...filter }))
      .map(({ key }) => key)
  expect(keys({ socket: 2 })).toEqual(['opened-2'])
  expect(keys({ text: 'SEND hi' })).toEqual(['frame-1'])
  expect(keys({ text: 'send nobody' })).toEqual([])
  expect(keys({ text: 'opened universal' })).toEqual(['opened-1', 'opened-2'])
})
