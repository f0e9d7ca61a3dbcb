import type { ChatMessage } from '../account/chat-message.ts'
import { isJsonObject, type JsonObject, textOf } from '../json.ts'
import type { Exchange } from './records.ts'

/** What a call or a message has to do with an event. */
type Aspect = (event: JsonObject) => boolean

/** What tells to which event a call belongs, the surest first. */
export function aspectsOfCall(params: JsonObject): Aspect[] {
  // A quick operation that is done by an action holds its event.
  const { context = params } = params
  const { message_id, flag, user_id, group_id } = isJsonObject(context) ? context : params
  const named = [textOf(message_id), quoteIn(params['message'])].filter(Boolean)
  return [
    ({ message_id: id }) => id !== undefined && named.includes(textOf(id)),
    isEqual('flag', flag),
    isEqual('group_id', group_id),
    textOf(group_id) === '' ? isPrivateWith(user_id) : () => false,
    isEqual('user_id', user_id),
  ]
}

export function aspectsOfMessage({ groupId, to }: ChatMessage): Aspect[] {
  return [groupId === undefined ? isPrivateWith(to) : isEqual('group_id', groupId)]
}

/** Those that agree with it in the surest aspect; none when there is nothing that they agree in. */
export function choose(among: readonly Exchange[], aspects: readonly Aspect[]): Exchange[] {
  for (const aspect of aspects) {
    const found = among.filter(({ event }) => aspect(event))
    if (found.length > 0) return found
  }
  return []
}

function isEqual(name: string, wanted: unknown): Aspect {
  const text = textOf(wanted)
  return (event) => text !== '' && text !== '0' && textOf(event[name]) === text
}

function isPrivateWith(user: unknown): Aspect {
  const isFrom = isEqual('user_id', user)
  return (event) => event['message_type'] !== 'group' && isFrom(event)
}

/** The message that another one quotes; `''` for none. */
function quoteIn(message: unknown): string {
  const [first] = Array.isArray(message) ? (message as unknown[]) : [message]
  if (!isJsonObject(first) || first['type'] !== 'reply' || !isJsonObject(first['data'])) return ''
  return textOf(first['data']['id'])
}
