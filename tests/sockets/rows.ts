import type { Limit } from '../conformance/limits.ts'
import { type Row, rows } from '../conformance/rows.ts'
import type { ApiCall } from '../support/runtimes/implementation.ts'

/** An event as a frame, and the calls that it leads to. */
export interface SocketRow {
  name: string
  frame: string
  calls: readonly ApiCall[]
}

/** What the answer to an event over HTTP is in calls, in place of the one that is there. */
const otherwise: Record<string, Partial<Row> | undefined> = {
  // A frame has none, and the event would be a copy.
  'the same in chunks': undefined,
  // There is no HTTP status.
  'a call that is refused': undefined,
  // These are about HTTP: a status and a body, its encoding and size, and `fetch`.
  'a call that is refused with a reason': undefined,
  'an answer with a byte order mark': undefined,
  'an answer without an end': undefined,
  'an answer that is too large when unpacked': undefined,
  'an answer of several frames': undefined,
  'a call with the plain fetch of the runtime': undefined,
  // There is no HTTP status.
  'a call that fails': {
    expected: {
      status: 200,
      body: '{"reply":[{"type":"text","data":{"text":"ActionFailedError||1400|\\u53c2\\u6570\\u9519\\u8bef"}}]}',
    },
  },
  // The socket is gone with the call.
  'a call that nobody answers': { expected: { status: 204 } },
}

/** The rows of the suite over HTTP that can travel by socket. */
export const socketRows = (limits: readonly Limit[]): SocketRow[] =>
  ['signed bodies', 'events', 'calls of the API']
    .flatMap((about) => rows[about] ?? [])
    .flatMap((row) => {
      if (!Object.hasOwn(otherwise, row.name)) return [row]
      const change = otherwise[row.name]
      return change === undefined ? [] : [{ ...row, ...change }]
    })
    .map(({ name, request, expected: usual, calls = [], under = {} }) => {
      const limit = limits.find((each) => under[each] !== undefined)
      const expected = (limit && under[limit]) ?? usual
      const frame = Buffer.from(request.body ?? []).toString()
      const body = typeof expected.body === 'string' ? expected.body : ''
      const all = [...calls, ...(expected.status === 200 ? toCalls(body, frame) : [])]
      return {
        name,
        frame,
        calls: all.map(([action, params]): ApiCall => [action, toUtf8(params)]),
      }
    })

/** Frames are UTF-8, where bodies are ASCII. */
function toUtf8(json: string): string {
  return json.replace(/\\u([\da-f]{4})/g, (escape, digits: string) => {
    const code = parseInt(digits, 16)
    return code < 0x80 ? escape : String.fromCharCode(code)
  })
}

/** The calls that do what an answer of HTTP says, as texts: parsing it would lose digits. */
function toCalls(operation: string, frame: string): ApiCall[] {
  const event = JSON.parse(frame.replace(/^\uFEFF/, '')) as Record<string, unknown>
  const { post_type, request_type, message_type, flag, sub_type, message_id } = event
  if (post_type === 'request') {
    const rest = operation.slice(1)
    return request_type === 'friend'
      ? [['set_friend_add_request', `{"flag":"${String(flag)}",${rest}`]]
      : [
          [
            'set_group_add_request',
            `{"flag":"${String(flag)}","sub_type":"${String(sub_type)}",${rest}`,
          ],
        ]
  }
  const [, reply = ''] = /^\{"reply":\[(.*)\](?:,"at_sender":false)?\}$/.exec(operation) ?? []
  const group = message_type === 'group' ? `,"group_id":${String(event['group_id'])}` : ''
  const quote = `{"type":"reply","data":{"id":"${String(message_id)}"}}`
  return [
    [
      'send_msg',
      `{"message_type":"${String(message_type)}","user_id":${String(event['user_id'])}${group},"message":[${quote},${reply}]}`,
    ],
  ]
}
