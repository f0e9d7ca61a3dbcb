import type { Segment } from '@cqhttp/core'
import type { Account } from '../account/account.ts'
import { type JsonObject, isJsonObject, numberOf, textOf } from '../json.ts'
import type { Note } from '../profiles/applied-rule.ts'
import type { Chat } from '../world/entities.ts'
import { answerRequest, kickMember } from '../world/membership.ts'
import { recallMessage } from '../world/messaging.ts'
import { banAnonymous, banMember } from '../world/moderation.ts'
import { refuse } from '../world/world-error.ts'
import { readMessage, sendMessage } from './outgoing.ts'

type Kind = 'private' | 'group' | 'friend' | 'group-request'

/** What became of one field of a quick operation. */
export interface OperationStep {
  readonly field: string
  readonly outcome: 'done' | 'ignored' | 'failed'
  /** Why not. */
  readonly reason?: string
}

interface Work {
  account: Account
  event: JsonObject
  operation: JsonObject
  note: Note
}

const PARAMETERS = new Set([
  'auto_escape',
  'at_sender',
  'reject_add_request',
  'ban_duration',
  'remark',
  'reason',
])

/**
 * Carries out a quick operation, field by field; one that fails does not stop the others.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/api/hidden.md
 */
export function carryOutOperation(work: Work): OperationStep[] {
  const { account, event, operation: given, note } = work
  const kind = kindOf(event)
  if (kind === undefined) {
    if (Object.keys(given).length > 0) {
      note('operation.no-such-event', 'the event allows no quick operation')
    }
    return []
  }
  const allowed = account.profile.operation.fields[kind]
  const read = Object.entries(given).filter(([field]) => allowed.includes(field))
  const operation = Object.fromEntries(read)
  const steps: OperationStep[] = []
  for (const [field, value] of Object.entries(given)) {
    if (!allowed.includes(field)) {
      note('operation.ignored', `${field} is ignored`)
      steps.push({ field, outcome: 'ignored', reason: `not for ${kind} in this profile` })
      continue
    }
    if (PARAMETERS.has(field) || !isWanted(field, value)) continue
    try {
      DO[field]?.({ ...work, operation })
      steps.push({ field, outcome: 'done' })
    } catch (error) {
      steps.push({ field, outcome: 'failed', reason: error instanceof Error ? error.message : '' })
    }
  }
  return steps
}

function isWanted(field: string, value: unknown): boolean {
  if (field === 'reply') return value !== undefined && value !== null && value !== ''
  return field === 'approve' ? typeof value === 'boolean' : value === true
}

function kindOf(event: JsonObject): Kind | undefined {
  const { post_type, message_type, request_type } = event
  if (post_type === 'message') {
    return message_type === 'private' || message_type === 'group' ? message_type : undefined
  }
  if (post_type !== 'request') return undefined
  if (request_type === 'friend') return 'friend'
  return request_type === 'group' ? 'group-request' : undefined
}

const DO: Readonly<Record<string, (work: Work) => void>> = {
  reply,
  delete: ({ account, event }) => {
    recallMessage(account.world, account.message(numberOf(event['message_id'])), account.selfId)
  },
  kick: ({ account: { world, selfId }, event, operation }) => {
    kickMember(world, {
      groupId: numberOf(event['group_id']),
      userId: numberOf(event['user_id']),
      operatorId: selfId,
      reject: operation['reject_add_request'] === true,
    })
  },
  ban,
  approve: ({ account, event, operation }) => {
    const request = account.request(textOf(event['flag']))
    const given = operation[request.type === 'friend' ? 'remark' : 'reason']
    answerRequest(account.world, request, {
      operatorId: account.selfId,
      approve: operation['approve'] === true,
      note: typeof given === 'string' ? given : '',
    })
  },
}

function ban({ account, event, operation }: Work): void {
  const { world, selfId, profile } = account
  const given = operation['ban_duration']
  const duration = profile.operation.banDuration(typeof given === 'number' ? given : undefined)
  const common = { groupId: numberOf(event['group_id']), operatorId: selfId, duration }
  const { anonymous } = event
  if (!isJsonObject(anonymous)) {
    banMember(world, { ...common, userId: numberOf(event['user_id']) })
    return
  }
  if (!profile.operation.bansAnonymous) refuse('forbidden', 'anonymous senders are not muted')
  banAnonymous(world, { ...common, flag: textOf(anonymous['flag']) })
}

function reply(work: Work): void {
  const { account, event, operation, note } = work
  const rules = account.profile.operation
  const autoEscape = operation['auto_escape'] === true
  const isGroup = event['message_type'] === 'group'
  const wantsAt = (operation['at_sender'] ?? rules.atSender) === true
  const mentions = isGroup && wantsAt && !isJsonObject(event['anonymous'])
  const segments = mentions
    ? mention(work, autoEscape)
    : readMessage(account, operation['reply'], autoEscape)
  if (rules.quotes.includes(isGroup ? 'group' : 'private')) {
    note('operation.quotes', 'the reply quotes the message')
    segments.unshift({ type: 'reply', data: { id: textOf(event['message_id']) } })
  }
  sendMessage({ account, chat: chatOf(account, event), segments, via: 'operation', note })
}

function mention({ account, event, operation, note }: Work, autoEscape: boolean): Segment[] {
  const { joinsJson, literalMention, atSeparator } = account.profile.operation
  const value = operation['reply']
  const qq = textOf(event['user_id'])
  if (joinsJson && typeof value === 'string') {
    note('operation.joins-json', 'the mention is put before the text by joining unescaped JSON')
    return readMessage(account, `[CQ:at,qq=${qq}]${readAsJsonString(value)}`, autoEscape)
  }
  if (literalMention && typeof value === 'string') {
    return [
      { type: 'at', data: { qq } },
      { type: 'text', data: { text: value } },
    ]
  }
  if ((joinsJson || literalMention) && !Array.isArray(value)) {
    note('operation.no-mention', 'a single segment gets no mention')
    return readMessage(account, value, autoEscape)
  }
  const separator: Segment[] =
    atSeparator === '' ? [] : [{ type: 'text', data: { text: atSeparator } }]
  return [{ type: 'at', data: { qq } }, ...separator, ...readMessage(account, value, autoEscape)]
}

/** What is left of a text that was put into JSON unescaped: a quote ends it, a backslash escapes. */
function readAsJsonString(text: string): string {
  const [inside = ''] = /^(?:[^"\\]|\\[^])*/.exec(text) ?? []
  return inside.replace(
    /\\(?:u([\da-fA-F]{4})|([^]))/g,
    (_, digits?: string, character?: string) => {
      if (digits !== undefined) return String.fromCharCode(Number.parseInt(digits, 16))
      const escapes: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }
      return escapes[character ?? ''] ?? character ?? ''
    },
  )
}

function chatOf(account: Account, event: JsonObject): Chat {
  if (event['message_type'] === 'group')
    return { type: 'group', groupId: numberOf(event['group_id']) }
  const to = numberOf(event['user_id'])
  const sender = event['sender']
  const groupId = event['group_id'] ?? (isJsonObject(sender) ? sender['group_id'] : undefined)
  const isTemporary = event['sub_type'] === 'group' && groupId !== undefined
  return isTemporary && account.world.isMember(numberOf(groupId), to)
    ? { type: 'private', to, throughGroup: numberOf(groupId) }
    : { type: 'private', to }
}
