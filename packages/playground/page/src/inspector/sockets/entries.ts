import type { FrameView, SocketView } from '../../../../src/protocol.ts'
import { eventName, isJsonObject } from '@cqhttp/sandbox/tooling'

/** A line of the list: a frame, or what became of a socket. */
export type Entry = FrameEntry | SocketEntry

export interface FrameEntry {
  readonly key: string
  readonly time: number
  readonly frame: FrameView
  /** Undefined for one that is no longer known. */
  readonly socket: SocketView | undefined
}

export interface SocketEntry {
  readonly key: string
  readonly time: number
  readonly state: 'dialling' | 'opened' | 'failed' | 'closed'
  readonly socket: SocketView
}

/** Which entries are listed. */
export interface EntryFilter {
  /** The key of a socket; undefined for all. */
  readonly socket: number | undefined
  /** All of its words must be there. */
  readonly text: string
}

/** Whether a socket is open now. */
export function isOpen({ openedAt, closedAt }: SocketView): boolean {
  return openedAt !== undefined && closedAt === undefined
}

/** All that happened on sockets, the latest first. */
export function toEntries(
  sockets: ReadonlyMap<number, SocketView>,
  frames: ReadonlyMap<number, FrameView>,
): Entry[] {
  const entries: Entry[] = [...sockets.values()].flatMap(entriesOf)
  for (const frame of frames.values()) {
    const { key, socket, time } = frame
    entries.push({ key: `frame-${key}`, time, frame, socket: sockets.get(socket) })
  }
  return entries.sort((a, b) => b.time - a.time || rankOf(b) - rankOf(a))
}

function entriesOf(socket: SocketView): SocketEntry[] {
  const { key, startedAt, openedAt, closedAt, error } = socket
  const entry = (state: SocketEntry['state'], time: number): SocketEntry => ({
    key: `${state}-${key}`,
    time,
    state,
    socket,
  })
  if (error !== undefined) return [entry('failed', startedAt)]
  if (openedAt === undefined) return [entry('dialling', startedAt)]
  const opened = entry('opened', openedAt)
  return closedAt === undefined ? [opened] : [opened, entry('closed', closedAt)]
}

/** The order of what has the same time. */
function rankOf(entry: Entry): number {
  if ('frame' in entry) return entry.frame.key
  return entry.state === 'closed' ? Infinity : -1
}

/** Whether an entry is listed. */
export function isListed(entry: Entry, { socket, text }: EntryFilter): boolean {
  const key = 'frame' in entry ? entry.frame.socket : entry.socket.key
  if (socket !== undefined && key !== socket) return false
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const haystack = haystackOf(entry).toLowerCase()
  return words.every((word) => haystack.includes(word))
}

function haystackOf(entry: Entry): string {
  if ('frame' in entry) return `${describeFrame(entry.frame).name ?? ''}\n${entry.frame.text}`
  const { request, error, reason, role } = entry.socket
  return [entry.state, role, request.url, error, reason].join('\n')
}

/** What a frame is. */
export interface FrameFace {
  readonly kind: 'event' | 'call' | 'answer' | 'other'
  /** The name of an event, the action of a call, or the echo of an answer. */
  readonly name: string | undefined
  /** Whether an answer says that the call has failed. */
  readonly isFailed: boolean
}

const faces = new WeakMap<FrameView, FrameFace>()

/** Read once for each frame. */
export function describeFrame(frame: FrameView): FrameFace {
  const known = faces.get(frame)
  if (known !== undefined) return known
  const face = readFace(frame)
  faces.set(frame, face)
  return face
}

function readFace({ text, from }: FrameView): FrameFace {
  const payload = parse(text)
  const face = (kind: FrameFace['kind'], name: unknown, isFailed = false): FrameFace => ({
    kind,
    name: typeof name === 'string' || typeof name === 'number' ? String(name) : undefined,
    isFailed,
  })
  if (payload === undefined) return fromBeginning(text)
  if (from === 'bot') return face('action' in payload ? 'call' : 'other', payload['action'])
  if ('post_type' in payload) return face('event', eventName(payload))
  if ('retcode' in payload) {
    return face('answer', payload['echo'], payload['status'] === 'failed')
  }
  return face('other', undefined)
}

/** A long frame is not there as a whole. */
function fromBeginning(text: string): FrameFace {
  const [, action] = /"action":\s?"([\w.]{1,80})"/.exec(text.slice(0, 2000)) ?? []
  if (action !== undefined) return { kind: 'call', name: action, isFailed: false }
  return { kind: 'other', name: undefined, isFailed: false }
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
