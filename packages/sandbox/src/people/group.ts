import type { Id } from '@cqhttp/core'
import type { Account } from '../account/account.ts'
import type { Group, HonorType, Member } from '../world/entities.ts'
import { joinGroup, kickMember, leaveGroup } from '../world/membership.ts'
import {
  allowAnonymous,
  banGroup,
  banMember,
  renameGroup,
  setAdmin,
  setCard,
  setTitle,
} from '../world/moderation.ts'
import { treasure } from '../world/keepsakes.ts'
import { recallMessage } from '../world/messaging.ts'
import { drawLuckyKing, giveHonor } from '../world/social.ts'
import type { WorldMessage } from '../world/entities.ts'
import { toId } from './id.ts'
import type { Act, Outcome } from './outcome.ts'
import { type MessageRef, toMessage, UserHandle } from './user.ts'
import { type ChatMessage, toChatMessage } from '../account/chat-message.ts'

/** Who does it. */
export interface ByOptions {
  /** Default the owner of the group. */
  by?: Id | undefined
}

/**
 * A group: what happens in it.
 *
 * All methods throw a `WorldError` when QQ would not allow it.
 */
export class GroupHandle {
  /** The group number. */
  readonly id: number
  readonly #account: () => Account
  readonly #act: Act

  constructor(id: number, account: () => Account, act: Act) {
    this.id = id
    this.#account = account
    this.#act = act
  }

  /** The state of the group; you may change it. */
  get group(): Group {
    return this.#account().world.group(this.id)
  }

  /** What was said, oldest first. */
  get messages(): ChatMessage[] {
    const account = this.#account()
    const isHere = ({ chat }: WorldMessage): boolean =>
      chat.type === 'group' && chat.groupId === this.id
    return account.world.messages.filter(isHere).map((message) => toChatMessage(account, message))
  }

  /** What the bot said, oldest first. */
  get sent(): ChatMessage[] {
    return this.messages.filter(({ userId }) => userId === this.#account().selfId)
  }

  /** The state of a member: its role, card, title, mute. */
  info(userId: Id): Member {
    return this.#account().world.member(this.id, toId(userId))
  }

  /** A member, to speak and act in this group. @throws WorldError when the user is not in it. */
  member(userId: Id): UserHandle {
    const { userId: id } = this.info(userId)
    return new UserHandle(id, this.#account, this.#act, this.id)
  }

  /** Somebody joins: let in, or `invited` by the operator. */
  join(userId: Id, options: ByOptions & { invited?: boolean | undefined } = {}): Promise<Outcome> {
    const id = toId(userId)
    const { world } = this.#account()
    if (!world.users.has(id)) world.addUser({ id })
    const joining = {
      groupId: this.id,
      userId: id,
      operatorId: this.#operator(options),
      how: options.invited === true ? ('invite' as const) : ('approve' as const),
    }
    return this.#act(() => joinGroup(world, joining))
  }

  /** A member leaves. */
  leave(userId: Id): Promise<Outcome> {
    return this.#act(() => leaveGroup(this.#account().world, this.#member(userId)))
  }

  /** A member is removed; this can be the bot. */
  kick(userId: Id, options: ByOptions & { reject?: boolean | undefined } = {}): Promise<Outcome> {
    const { by, reject = false } = options
    const operatorId = this.#operator({ by })
    return this.#act(() => {
      kickMember(this.#account().world, { ...this.#member(userId), operatorId, reject })
    })
  }

  /** A member is muted; `duration` is in seconds, 0 lifts it. */
  ban(userId: Id, duration = 1800, options: ByOptions = {}): Promise<Outcome> {
    const operatorId = this.#operator(options)
    return this.#act(() => {
      banMember(this.#account().world, { ...this.#member(userId), operatorId, duration })
    })
  }

  /** The whole group is muted, or may speak again. */
  wholeBan(enable = true, options: ByOptions = {}): Promise<Outcome> {
    const operatorId = this.#operator(options)
    return this.#act(() =>
      banGroup(this.#account().world, { groupId: this.id, operatorId, enable }),
    )
  }

  /** A message becomes essence, or is taken out; go-cqhttp and newer ones report it. */
  setEssence(message: MessageRef, enable = true, options: ByOptions = {}): Promise<Outcome> {
    const account = this.#account()
    const operatorId = this.#operator(options)
    return this.#act(() => {
      treasure(account.world, toMessage(account, message), { operatorId, set: enable })
    })
  }

  /** A member becomes an administrator, or stops being one. */
  setAdmin(userId: Id, enable = true): Promise<Outcome> {
    const operatorId = this.#operator({})
    return this.#act(() => {
      setAdmin(this.#account().world, { ...this.#member(userId), operatorId, enable })
    })
  }

  /** A member gets another name in the group; go-cqhttp, NapCat and LLBot report it. */
  setCard(userId: Id, card: string, options: ByOptions = {}): Promise<Outcome> {
    const operatorId = this.#operator(options)
    return this.#act(() => {
      setCard(this.#account().world, { ...this.#member(userId), operatorId, card })
    })
  }

  /** A member gets a special title; go-cqhttp, NapCat and LLBot report it. */
  setTitle(userId: Id, title: string): Promise<Outcome> {
    const operatorId = this.#operator({})
    return this.#act(() => {
      setTitle(this.#account().world, { ...this.#member(userId), operatorId, title })
    })
  }

  /** Anonymous chat is allowed or forbidden; no event tells of it. */
  allowAnonymous(enable: boolean, options: ByOptions = {}): Promise<Outcome> {
    const operatorId = this.#operator(options)
    return this.#act(() =>
      allowAnonymous(this.#account().world, { groupId: this.id, operatorId, enable }),
    )
  }

  /** The group gets another name; NapCat and Lagrange report it. */
  rename(name: string, options: ByOptions = {}): Promise<Outcome> {
    const operatorId = this.#operator(options)
    return this.#act(() =>
      renameGroup(this.#account().world, { groupId: this.id, operatorId, name }),
    )
  }

  /** A message is taken back by the operator. */
  recall(message: MessageRef, options: ByOptions = {}): Promise<Outcome> {
    const account = this.#account()
    const operatorId = this.#operator(options)
    return this.#act(() => recallMessage(account.world, toMessage(account, message), operatorId))
  }

  /** A member wins an honour; only go-cqhttp reports `legend` and `strong_newbie`. */
  honor(userId: Id, honor: HonorType): Promise<Outcome> {
    return this.#act(() => giveHonor(this.#account().world, { ...this.#member(userId), honor }))
  }

  /** `winner` draws the largest share of the red packet of `sender`. */
  luckyKing(sender: Id, winner: Id): Promise<Outcome> {
    return this.#act(() => {
      drawLuckyKing(this.#account().world, { ...this.#member(sender), targetId: toId(winner) })
    })
  }

  /** The owner dissolves the group. */
  dismiss(): Promise<Outcome> {
    const owner = this.#operator({})
    return this.#act(() =>
      leaveGroup(this.#account().world, { groupId: this.id, userId: owner, dismiss: true }),
    )
  }

  #member(userId: Id): { groupId: number; userId: number } {
    return { groupId: this.id, userId: toId(userId) }
  }

  #operator({ by }: ByOptions): number {
    if (by !== undefined) return toId(by)
    const members = [...this.group.members.values()]
    const owner = members.find(({ role }) => role === 'owner')
    if (owner === undefined) throw new TypeError(`group ${this.id} has no owner: pass { by }`)
    return owner.userId
  }
}
