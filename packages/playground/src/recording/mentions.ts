import { parseCqCode, type Segment } from '@cqhttp/core'
import { isJsonObject, type JsonObject } from '@cqhttp/sandbox/tooling'

/** Where the data of a segment may hold the id of a message. */
export function idInSegment({ type, data }: Segment): string | undefined {
  if (type !== 'reply' && type !== 'node') return undefined
  const id: unknown = (data as JsonObject)['id']
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined
}

/** The segments of what a command says. */
export function segmentsOf(message: string | readonly Segment[], cqCode = false): Segment[] {
  if (typeof message !== 'string') return [...message]
  if (cqCode) return parseCqCode(message)
  return message === '' ? [] : [{ type: 'text', data: { text: message } }]
}

/** The ids of messages that a call of the API names. */
export function idInParams({ message_id: id }: JsonObject): string | undefined {
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined
}

/** The flag of a request that a call of the API names. */
export function flagInParams(action: string, { flag }: JsonObject): string | undefined {
  return /^set_(?:friend|group)_add_request/.test(action) && typeof flag === 'string'
    ? flag
    : undefined
}

/** Whether a call asks for information, or sends what is seen as a message. */
export const UNTOLD: RegExp = /^(?:_?get_|can_|send_(?:\w+_)?msg)/

/** Where media can be fetched in the sandbox, in CQ code: another address in each run. */
export const ADDRESS: RegExp = /,url=(?:http:\/\/127\.0\.0\.1:\d+\/media\/|data:)[^,\]]*/g

/** What a quick operation does besides replying; undefined when that is nothing. */
export function withoutReply(operation: JsonObject): JsonObject {
  const { reply: _, at_sender: _at, auto_escape: _escape, ...rest } = operation
  return rest
}

/** The merged-forward records in a message are what people read, not their ids. */
export function openForwards(
  segments: readonly Segment[],
  open: (id: string) => readonly Segment[],
): readonly Segment[] {
  return segments.flatMap((segment) => {
    const id = segment.type === 'forward' && isJsonObject(segment.data) ? segment.data['id'] : null
    if (typeof id !== 'string') return [segment]
    try {
      return open(id)
    } catch {
      return [segment]
    }
  })
}
