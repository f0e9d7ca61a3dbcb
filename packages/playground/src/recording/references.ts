import { formatCqCode, type Segment } from '@cqhttp/core'
import { Code, quote } from './literal.ts'
import { ADDRESS, idInSegment } from './mentions.ts'
import type { RecordedCall, RecordedMessage } from './recording.ts'

/** Thrown when a step refers to something that the test does not have. */
export class Lost extends Error {}

/** What a test calls the messages and requests that it refers to. */
export class References {
  readonly #selfId: number
  /** The names of variables, and how often the profile had been switched when they were set. */
  readonly #variables = new Map<number, { name: string; era: number }>()
  readonly #requests = new Map<number, string>()
  /** What will have been said, in each chat and by the bot. */
  readonly #chats = new Map<string, number[]>()
  readonly #sent: number[] = []
  #era = 0

  constructor(selfId: number) {
    this.#selfId = selfId
  }

  /** A copy to try something on, which can be thrown away. */
  copy(): References {
    const copy = new References(this.#selfId)
    for (const [number, variable] of this.#variables) copy.#variables.set(number, variable)
    for (const [step, variable] of this.#requests) copy.#requests.set(step, variable)
    for (const [chat, numbers] of this.#chats) copy.#chats.set(chat, numbers)
    copy.#sent.push(...this.#sent)
    copy.#era = this.#era
    return copy
  }

  /** Another profile has other ids. */
  switchProfile(): void {
    this.#era++
  }

  /** A message that is in the world of the test from now on, and perhaps in a variable. */
  add(message: RecordedMessage, variable?: string): void {
    const { number, from } = message
    const chat = this.#chatOf(message)
    this.#chats.set(chat, [...(this.#chats.get(chat) ?? []), number])
    if (from === this.#selfId) this.#sent.push(number)
    if (variable !== undefined) this.#variables.set(number, { name: variable, era: this.#era })
  }

  /** The outcome of a request, by the index of its step. */
  addRequest(step: number, variable: string): void {
    this.#requests.set(step, variable)
  }

  /** @throws Lost when the message is not in the test. */
  message(number: number): Code {
    const variable = this.#variables.get(number)
    if (variable?.era === this.#era) return new Code(variable.name)
    const sent = this.#sent.indexOf(number)
    if (sent >= 0) return new Code(`sandbox.sent[${sent}]!`)
    for (const [chat, numbers] of this.#chats) {
      const index = numbers.indexOf(number)
      if (index >= 0) return new Code(`sandbox.${chat}.messages[${index}]!`)
    }
    throw new Lost('a message from before the recording')
  }

  /** A message as CQ code; the ids of messages in it are referred to. */
  cqCode({ segments, mentions }: RecordedMessage): string | Code {
    const parts: (string | Code)[] = []
    for (const segment of segments) {
      const number = mentions[idInSegment(segment) ?? '']
      const part =
        number === undefined
          ? formatCqCode(segment).replace(ADDRESS, '')
          : this.#code(segment, number)
      const last = parts.at(-1)
      if (typeof last === 'string' && typeof part === 'string') parts.splice(-1, 1, last + part)
      else parts.push(part)
    }
    if (parts.length === 0) return ''
    const [only] = parts
    if (parts.length === 1 && only !== undefined) return only
    return new Code(
      parts.map((part) => (part instanceof Code ? part.text : quote(part))).join(' + '),
    )
  }

  /** Segments as data; the ids of messages in them are referred to. */
  segments(segments: readonly Segment[], mentions: RecordedMessage['mentions']): unknown[] {
    return segments.map((segment) => {
      const number = mentions[idInSegment(segment) ?? '']
      if (number === undefined) return segment
      const id = new Code(`String(${this.message(number).text}.id)`)
      return { type: segment.type, data: { ...segment.data, id } }
    })
  }

  /** A call of the API; messages and requests in it are referred to. */
  call({ action, params, message, asked }: RecordedCall): object {
    const { message_id } = params
    return {
      action,
      params: {
        ...params,
        ...(message === undefined ? {} : { message_id: this.#idLike(message_id, message) }),
        ...(asked === undefined ? {} : { flag: this.#flag(asked) }),
      },
    }
  }

  /** As a number or as a string: as the bot sent it. */
  #idLike(given: unknown, number: number): Code {
    const id = `${this.message(number).text}.id`
    return new Code(typeof given === 'string' ? `String(${id})` : id)
  }

  #flag(step: number): Code {
    const variable = this.#requests.get(step)
    if (variable === undefined) throw new Lost('a request from before the recording')
    return new Code(`${variable}.exchanges.find(({ event }) => event['flag'])?.event['flag']`)
  }

  #code(segment: Segment, number: number): Code {
    const id = `\${${this.message(number).text}.id}`
    if (Object.keys(segment.data).length === 1) return new Code(`\`[CQ:${segment.type},id=${id}]\``)
    const [before = '', after = ''] = formatCqCode({
      ...segment,
      data: { ...segment.data, id: MARK },
    } as Segment).split(MARK)
    return new Code(`${quote(before)} + \`${id}\` + ${quote(after)}`)
  }

  #chatOf({ from, to, group }: RecordedMessage): string {
    if (group !== undefined) return `group(${group})`
    return `user(${from === this.#selfId ? to : from})`
  }
}

/** Stands for an id for a moment; no message has this text by chance. */
const MARK = '\u0000id\u0000'
