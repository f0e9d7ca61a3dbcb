import { type Id, type Message, parseCqCode, type Segment } from '@cqhttp/core'
import type { Account } from '../account/account.ts'
import type { Chat, User, WorldMessage } from '../world/entities.ts'
import { answerRequest, askFor, leaveGroup } from '../world/membership.ts'
import { maskOf, postMessage, recallMessage } from '../world/messaging.ts'
import { poke, sendFile, uploadFile } from '../world/social.ts'
import { react } from '../world/keepsakes.ts'
import { toId } from './id.ts'
import type { Act, Outcome } from './outcome.ts'
import { type ChatMessage, toChatMessage } from '../account/chat-message.ts'

/** How something is said. */
export interface SayOptions {
  /** The group to speak in; left out, it is said to the bot in private. */
  group?: Id | undefined
  /** Whether to hide behind a mask, or the mask's name; in groups only. */
  anonymous?: boolean | string | undefined
  /** The group that a private chat with a stranger begins in (a temporary session). */
  through?: Id | undefined
  /** Whether a string is CQ code; default `false`, it is text. */
  cqCode?: boolean | undefined
}

/** A message by its id, or as it was returned. */
export type MessageRef = Id | ChatMessage

/** A person, who does things to the bot, or in a group. */
export class UserHandle {
  /** The QQ number. */
  readonly id: number
  readonly #account: () => Account
  readonly #act: Act
  readonly #group: number | undefined

  constructor(id: number, account: () => Account, act: Act, group?: number) {
    this.id = id
    this.#account = account
    this.#act = act
    this.#group = group
  }

  /** Who it is; you may change it. */
  get user(): User {
    return this.#account().world.user(this.id)
  }

  /** What this user and the bot said to each other in private, oldest first. */
  get messages(): ChatMessage[] {
    const account = this.#account()
    const { selfId } = account
    return account.world.messages
      .filter(({ chat, from }) => {
        if (chat.type !== 'private') return false
        const isTo = from === this.id && chat.to === selfId
        return isTo || (from === selfId && chat.to === this.id)
      })
      .map((message) => toChatMessage(account, message))
  }

  /**
   * Says something to the bot, or in a group.
   *
   * @throws WorldError when the user cannot speak there: muted, or not a member.
   */
  say(message: Message, options: SayOptions = {}): Promise<Outcome> {
    const { world, selfId } = this.#account()
    const { cqCode = false, anonymous = false } = options
    const group = options.group === undefined ? this.#group : toId(options.group)
    const chat: Chat =
      group === undefined
        ? {
            type: 'private',
            to: selfId,
            ...(options.through === undefined ? {} : { throughGroup: toId(options.through) }),
          }
        : { type: 'group', groupId: group }
    const name = typeof anonymous === 'string' ? anonymous : 'mask'
    const mask = anonymous === false || group === undefined ? null : maskOf(group, this.id, name)
    const segments = toSegments(message, cqCode)
    return this.#act(() => postMessage(world, { from: this.id, chat, segments, anonymous: mask }))
  }

  /** Takes a message back: their own, or as an administrator somebody else's. */
  recall(message: MessageRef): Promise<Outcome> {
    const account = this.#account()
    return this.#act(() => recallMessage(account.world, toMessage(account, message), this.id))
  }

  /** Pokes the bot, or somebody else. */
  poke(options: { target?: Id | undefined; group?: Id | undefined } = {}): Promise<Outcome> {
    const { world, selfId } = this.#account()
    const targetId = options.target === undefined ? selfId : toId(options.target)
    const groupId = options.group === undefined ? this.#group : toId(options.group)
    return this.#act(() => poke(world, { userId: this.id, targetId, groupId }))
  }

  /** Reacts to a message of a group with an emoji, or takes that back with `set: false`. */
  react(message: MessageRef, emoji: Id, { set = true }: { set?: boolean } = {}): Promise<Outcome> {
    const account = this.#account()
    const reaction = { userId: this.id, emoji: String(emoji), set }
    return this.#act(() => react(account.world, toMessage(account, message), reaction))
  }

  /** Sends a file to the bot; `size` is in bytes, default 1024. */
  sendFile({ name, size = 1024 }: { name: string; size?: number }): Promise<Outcome> {
    const { world, selfId } = this.#account()
    const file = { from: this.id, to: selfId, name, size, via: 'person' as const }
    return this.#act(() => void sendFile(world, file))
  }

  /** Uploads a file to a group; `size` is in bytes, default 1024. */
  upload(file: { name: string; size?: number }, options: { group?: Id } = {}): Promise<Outcome> {
    const { name, size = 1024 } = file
    const groupId = this.#groupOf(options.group, 'upload')
    return this.#act(() => {
      uploadFile(this.#account().world, { groupId, userId: this.id, name, size })
    })
  }

  /** Asks the bot to be a friend. */
  requestFriend(comment = ''): Promise<Outcome> {
    const { world, selfId } = this.#account()
    return this.#act(() => askFor(world, { type: 'friend', userId: this.id, to: selfId, comment }))
  }

  /** Asks to be let into a group; the bot is told if it is an administrator there. */
  requestJoin(group: Id, comment = ''): Promise<Outcome> {
    const { world } = this.#account()
    const groupId = toId(group)
    return this.#act(() => askFor(world, { type: 'add', userId: this.id, groupId, comment }))
  }

  /** Invites the bot into a group that this user is in. */
  invite(group: Id, comment = ''): Promise<Outcome> {
    const { world, selfId } = this.#account()
    const groupId = toId(group)
    return this.#act(() =>
      askFor(world, { type: 'invite', userId: this.id, to: selfId, groupId, comment }),
    )
  }

  /** Becomes a friend of the bot at once, without a request. */
  befriend(): Promise<Outcome> {
    const { world, selfId } = this.#account()
    const asked = { type: 'friend', userId: selfId, to: this.id, comment: '' } as const
    return this.#act(() =>
      answerRequest(world, askFor(world, asked), { operatorId: this.id, approve: true }),
    )
  }

  /** Leaves a group. */
  leave(group?: Id): Promise<Outcome> {
    const groupId = this.#groupOf(group, 'leave')
    return this.#act(() => leaveGroup(this.#account().world, { groupId, userId: this.id }))
  }

  #groupOf(given: Id | undefined, what: string): number {
    const group = given === undefined ? this.#group : toId(given)
    if (group === undefined) throw new TypeError(`${what}: pass the group`)
    return group
  }
}

/** Ids change with the profile and are forgotten; a message that was returned stays valid. */
export function toMessage(account: Account, message: MessageRef): WorldMessage {
  return typeof message === 'object'
    ? account.world.message(message.number)
    : account.message(toId(message))
}

/** Strings are text, as people type it. */
function toSegments(message: Message, cqCode: boolean): Segment[] {
  const parts: readonly (string | Segment)[] = [message].flat()
  return parts.flatMap((part) => (typeof part === 'string' ? readText(part, cqCode) : part))
}

function readText(text: string, cqCode: boolean): Segment[] {
  if (cqCode) return parseCqCode(text)
  return text === '' ? [] : [{ type: 'text', data: { text } }]
}
