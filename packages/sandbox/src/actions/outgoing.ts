import { formatCqCode, type Segment } from '@cqhttp/core'
import type { Account } from '../account/account.ts'
import { isJsonObject, numberOf, textOf } from '../json.ts'
import type { Note } from '../profiles/applied-rule.ts'
import { toSegment } from '../to-segment.ts'
import type { Chat, Mask, WorldMessage } from '../world/entities.ts'
import { maskOf, postMessage } from '../world/messaging.ts'
import { refuse } from '../world/world-error.ts'

const KNOWN = new Set(
  (
    'text face image record video at rps dice shake poke anonymous share contact location music ' +
    'reply forward node xml json emoji markdown mface keyboard file'
  ).split(' '),
)

/** Reads what the bot sends as a message. */
export function readMessage(account: Account, value: unknown, autoEscape: boolean): Segment[] {
  if (typeof value === 'string') {
    if (value === '') return []
    return autoEscape
      ? [{ type: 'text', data: { text: value } }]
      : account.profile.messages.parse(value)
  }
  const { refusesBareValues } = account.profile.messages
  if (typeof value === 'number' && !refusesBareValues)
    return readMessage(account, String(value), autoEscape)
  const items: readonly unknown[] = Array.isArray(value) ? value : [value]
  return items.map((item) => {
    if (!isJsonObject(item) || typeof item['type'] !== 'string') {
      return refuse('params', 'a message must be a string, a segment or an array of segments')
    }
    const data = item['data'] ?? {}
    if (!isJsonObject(data)) return refuse('params', 'the data of a segment must be an object')
    if (refusesBareValues && item['type'] === 'text' && data['text'] === undefined) {
      refuse('params', 'a text segment must have a text')
    }
    if (account.profile.messages.strictValues) checkValues(item['type'], data)
    return toSegment(item['type'], data)
  })
}

function checkValues(type: string, data: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(data)) {
    if (typeof value !== 'number') continue
    refuse('params', `${key} of a segment of type ${type} must be a string`)
  }
}

interface Sending {
  account: Account
  chat: Chat
  segments: readonly Segment[]
  via: WorldMessage['via']
  /** Writes down what is wrong with it, although it is sent. */
  note: Note
}

/**
 * Sends a message as the account, with what the profile makes of its segments.
 *
 * @throws WorldError when it cannot be sent.
 */
export function sendMessage({ account, chat, segments, via, note }: Sending): WorldMessage {
  const { world, selfId, profile } = account
  noteUnreadableMedia(account, segments, note)
  checkLength(account, segments)
  if (chat.type === 'private') checkReachable(account, chat)
  let content = adaptSegments(account, chat, segments)
  const { anonymous, rest } = takeAnonymous(account, chat, content)
  content = rest
  const nodes = content.filter(({ type }) => type === 'node')
  if (nodes.length > 0) content = toForward(account, content, nodes)
  const dropped = new Set(profile.messages.dropped)
  content = content.filter(({ type }) => !dropped.has(type))
  return postMessage(world, { from: selfId, chat, segments: content, anonymous, via })
}

const MEDIA = new Set(['image', 'record', 'video'])
/** How far a picture, sound or film in records within records is looked for. */
const MOST_LEVELS = 20
const EXCERPT = 60

/** A path names a file of the machine that the implementation runs on: there is no such file. */
export function noteUnreadableMedia(
  account: Account,
  content: unknown,
  note: Note,
  levels: number = MOST_LEVELS,
): void {
  const segments: readonly unknown[] = Array.isArray(content) ? content : [content]
  for (const segment of segments) {
    if (!isJsonObject(segment) || !isJsonObject(segment['data'])) continue
    const { type, data } = segment
    if (type === 'node' && levels > 0) {
      noteUnreadableMedia(account, data['content'], note, levels - 1)
    } else if (typeof type === 'string' && MEDIA.has(type) && !isReadable(account, data)) {
      const file = textOf(data['file'])
      account.badPaths.add(file)
      const shown = file.length > EXCERPT ? `${file.slice(0, EXCERPT)}…` : file
      note('message.unreadable-media', `${type}: ${shown}`)
    }
  }
}

/** Whether it is content, an address, or the name of a file that was received or sent before. */
function isReadable({ world, badPaths }: Account, { file, url }: Record<string, unknown>): boolean {
  const source = textOf(file)
  if (source === '') return typeof url === 'string'
  if (/^(?:https?:\/\/|base64:\/\/|data:|file:\/\/\/)/i.test(source)) return true
  return world.media.has(source) && !badPaths.has(source)
}

/** QQ refuses what is too long. Records hold as much as one likes. */
function checkLength({ profile }: Account, segments: readonly Segment[]): void {
  const { maxLength } = profile.messages
  let length = 0
  for (const { type, data } of segments) {
    if (type === 'text') length += countCharacters(textOf(data.text))
  }
  if (length <= maxLength) return
  refuse('forbidden', `the message has ${length} characters of text, and QQ takes ${maxLength}`)
}

/** Emoji count as one, as QQ counts; their parts do not matter here. */
function countCharacters(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

/** A bot can write to friends, to members of its groups, and to anybody who wrote to it first. */
function checkReachable({ world, selfId }: Account, chat: Chat & { type: 'private' }): void {
  world.user(chat.to)
  if (world.isFriend(selfId, chat.to) || world.sharedGroup(selfId, chat.to) !== undefined) return
  const wrote = world.messages.some(
    ({ from, chat: { type, ...rest } }) =>
      type === 'private' && from === chat.to && 'to' in rest && rest.to === selfId,
  )
  if (!wrote) refuse('forbidden', `${chat.to} is neither a friend nor in a group with the bot`)
}

function adaptSegments(account: Account, chat: Chat, segments: readonly Segment[]): Segment[] {
  const { messages } = account.profile
  const { unknownSegment, dropsPrivateAt } = messages
  return segments.flatMap((segment): Segment[] => {
    if (segment.type === 'at' && dropsPrivateAt && chat.type === 'private') return []
    if (messages.dropsUnknownReply && segment.type === 'reply') {
      if (!account.knows(numberOf(segment.data.id))) return []
    }
    if (messages.dropsUnknownFace && segment.type === 'face' && !isFace(segment.data.id)) return []
    if (KNOWN.has(segment.type) || unknownSegment === 'keep') return [segment]
    if (unknownSegment === 'fail') refuse('params', `unknown segment type ${segment.type}`)
    if (unknownSegment === 'drop') return []
    return [{ type: 'text', data: { text: formatCqCode(segment) } }]
  })
}

/** The faces of QQ have numbers below this one. */
const FACES = 500

function isFace(id: unknown): boolean {
  const number = numberOf(id)
  return Number.isInteger(number) && number >= 0 && number < FACES
}

/** A leading `anonymous` hides the sender, where the standard is followed. */
function takeAnonymous(
  account: Account,
  chat: Chat,
  segments: Segment[],
): { anonymous: Mask | null; rest: Segment[] } {
  const rest = segments.filter(({ type }) => type !== 'anonymous')
  const [first] = segments
  if (account.profile.name !== 'standard' || first?.type !== 'anonymous' || chat.type !== 'group') {
    return { anonymous: null, rest }
  }
  if (account.world.group(chat.groupId).anonymousAllowed) {
    return { anonymous: maskOf(chat.groupId, account.selfId, '大鹏'), rest }
  }
  if (first.data.ignore === '1') return { anonymous: null, rest }
  return refuse('forbidden', `group ${chat.groupId} has no anonymous chat`)
}

function toForward(account: Account, content: Segment[], nodes: Segment[]): Segment[] {
  const { nodes: rule } = account.profile.messages
  if (rule === 'refused') refuse('params', 'nodes go through send_group_forward_msg')
  if (rule === 'alone' && nodes.length < content.length) {
    refuse('params', 'nodes cannot be sent with other segments')
  }
  return [
    {
      type: 'forward',
      data: { id: keepNodes(account, nodes) },
    },
  ]
}

/** Keeps a record, and those in it; @returns Its id. */
export function keepNodes(account: Account, nodes: readonly Segment[]): string {
  return account.keepForward(nodes.map((node) => fill(account, node)))
}

/** Nodes in a node are a record of their own. */
function nest(account: Account, content: readonly Segment[]): Segment[] {
  const inner = content.filter(({ type }) => type === 'node')
  const rest = content.filter(({ type }) => type !== 'node')
  if (inner.length === 0 || !account.profile.messages.nestsNodes) return rest
  return [{ type: 'forward', data: { id: keepNodes(account, inner) } }]
}

/** A node that names a message by its id gets the content of that message. */
function fill(account: Account, node: Segment): Segment {
  if (node.type !== 'node') return node
  if (node.data.id === undefined) {
    const { user_id, uin, nickname, name, content } = node.data as Record<string, unknown>
    const segments = nest(account, readMessage(account, content, false))
    return {
      type: 'node',
      data: {
        user_id: textOf(user_id ?? uin),
        nickname: textOf(nickname ?? name),
        content: segments,
      },
    }
  }
  const { from, segments } = account.message(numberOf(node.data.id))
  const { nickname } = account.world.user(from)
  return { type: 'node', data: { user_id: String(from), nickname, content: segments } }
}
