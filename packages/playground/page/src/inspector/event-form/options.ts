import type { MessageView } from '../../../../src/protocol.ts'
import type { Values } from './defaults.ts'
import type { Field } from './event-fields.ts'
import { nameOf, type People } from './people.ts'

/** How many messages can be chosen from, and how much of each is shown. */
const MESSAGES = 50
const EXCERPT = 24

export interface Option {
  value: string
  text: string
}

/** What the select of a field offers; undefined for a field that is typed in. */
export function optionsOf(field: Field, values: Values, people: People): Option[] | undefined {
  const { users, groups, messages, selfId } = people
  const group = groups.get(Number(values['group_id']))
  const person = (id: number): Option => ({
    value: String(id),
    text: `${nameOf(users, id, group)} · ${id}`,
  })
  switch (field.kind) {
    case 'group':
      return [...groups.values()].map(({ id, name }) => ({
        value: String(id),
        text: `${name} · ${id}`,
      }))
    case 'user':
      return [...users.keys()].filter((id) => id !== selfId).map(person)
    case 'member':
      return (group?.members ?? []).map(({ userId }) => person(userId))
    case 'choice':
      return field.choices.map((choice) => ({ value: choice, text: choice }))
    case 'said':
      return [...messages.values()]
        .filter(({ groupId }) => groupId === (field.chat === 'group' ? group?.id : undefined))
        .slice(-MESSAGES)
        .reverse()
        .map((message) => ({
          value: String(message.number),
          text: `${nameOf(users, message.userId, group)}: ${excerpt(message)}`,
        }))
    default:
      return undefined
  }
}

function excerpt({ text, message }: MessageView): string {
  const words = text || message.map(({ type }) => `[${type}]`).join('')
  return words.length > EXCERPT ? `${words.slice(0, EXCERPT)}…` : words
}
