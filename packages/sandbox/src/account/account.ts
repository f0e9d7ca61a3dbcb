import { formatCqCode, type Segment } from '@cqhttp/core'
import type { Profile } from '../profiles/profile.ts'
import { receivedSegments } from '../profiles/received-segments.ts'
import { toSegment } from '../to-segment.ts'
import type { JoinRequest, WorldMessage } from '../world/entities.ts'
import type { World } from '../world/world.ts'
import { refuse } from '../world/world-error.ts'

/** The settings of an {@link Account}. */
export interface AccountOptions {
  world: World
  selfId: number
  profile: Profile
  /** Default that of the profile. */
  messageFormat?: 'string' | 'array' | undefined
  /** Whether the account's own messages are reported, where the profile can. */
  reportSelf?: boolean | undefined
}

/** The world as an implementation sees it that is logged in as one account: it hands out the ids. */
export class Account {
  readonly world: World
  readonly selfId: number
  readonly profile: Profile
  readonly messageFormat: 'string' | 'array'
  readonly reportSelf: boolean
  /** How often `set_restart` was called. */
  restarts = 0
  /** The paths by which the bot named media, as if they were on this machine. */
  readonly badPaths: Set<string> = new Set()
  readonly #messages = new Map<number, WorldMessage>()
  readonly #ids = new Map<WorldMessage, number>()
  readonly #requests = new Map<string, JoinRequest>()
  readonly #flags = new Map<JoinRequest, string>()

  constructor({ world, selfId, profile, messageFormat, reportSelf = false }: AccountOptions) {
    this.world = world
    this.selfId = selfId
    this.profile = profile
    this.messageFormat = messageFormat ?? profile.messages.format
    this.reportSelf = reportSelf
  }

  /** The `message_id` of a message, the same each time. */
  messageId(message: WorldMessage): number {
    const known = this.#ids.get(message)
    if (known !== undefined) return known
    const id = this.profile.messages.toId(message.number)
    this.#ids.set(message, id)
    this.#messages.set(id, message)
    if (this.#messages.size > this.profile.messages.memory) {
      const [oldest] = this.#messages.keys()
      if (oldest !== undefined) this.#messages.delete(oldest)
    }
    return id
  }

  /** @throws WorldError for an id that was never given out or has been forgotten. */
  message(id: number): WorldMessage {
    return this.#messages.get(id) ?? refuse('missing', `there is no message ${id}`)
  }

  /** Whether an id was given out and has not been forgotten. */
  knows(id: number): boolean {
    return this.#messages.has(id)
  }

  /** The `flag` of a request, the same each time. */
  flag(request: JoinRequest): string {
    const flag = this.#flags.get(request) ?? this.profile.events.flag(request)
    this.#flags.set(request, flag)
    this.#requests.set(flag, request)
    return flag
  }

  /** @throws WorldError for a flag that was never given out. */
  request(flag: string): JoinRequest {
    return (
      this.#requests.get(flag) ?? refuse('missing', `there is no request with the flag ${flag}`)
    )
  }

  /** The id of a message by its number in the world. */
  idOf(number: number): number {
    return this.messageId(this.world.message(number))
  }

  /** Keeps a merged-forward record; @returns its id. */
  keepForward(nodes: readonly Segment[]): string {
    const { forwards } = this.world
    const id = `forward-${forwards.size + 1}`
    forwards.set(id, nodes)
    return id
  }

  /** @throws WorldError for an id that was never given out. */
  forward(id: string): readonly Segment[] {
    return this.world.forwards.get(id) ?? refuse('missing', `there is no forwarded record ${id}`)
  }

  /** A message in the format of this account. */
  write(segments: readonly Segment[]): string | readonly Segment[] {
    const shown = this.show(segments)
    return this.messageFormat === 'string' ? formatCqCode(shown) : shown
  }

  /** Segments with the fields that they are received with. */
  show(segments: readonly Segment[]): Segment[] {
    const shapes = receivedSegments[this.profile.name]
    return segments.map((segment) => {
      const shape = shapes[segment.type]
      return shape === undefined ? segment : toSegment(segment.type, shape({ ...segment.data }))
    })
  }
}
