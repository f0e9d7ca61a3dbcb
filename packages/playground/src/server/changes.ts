import type {
  ApiCall,
  Exchange,
  Fact,
  FrameRecord,
  ProfileName,
  Sandbox,
  SocketRecord,
  WorldMessage,
} from '@cqhttp/sandbox'
import type { HappeningView, LogView, SessionView, State } from '../protocol.ts'
import {
  viewCall,
  viewExchange,
  viewFact,
  viewFrame,
  viewGroup,
  viewMessage,
  viewSocket,
  viewUser,
} from './page-views.ts'
import { writeView } from './write-view.ts'

/** How much of the past a page gets. */
const MOST = {
  messages: 2000,
  happenings: 500,
  exchanges: 500,
  calls: 1000,
  sockets: 200,
  frames: 1000,
}

type Name = Exclude<keyof State, 'session'>

/** The state as JSON texts: the session, and each entry by its key. */
export interface Snapshot {
  /** A reset makes a new one. */
  readonly sandbox: Sandbox
  readonly session: string
  readonly entries: Readonly<Record<Name, ReadonlyMap<number, string>>>
}

interface Happening extends Omit<HappeningView, 'fact'> {
  fact: Exclude<Fact, { type: 'message' }>
}

/** An entry as it was last written, and what it depended on. */
interface Written {
  readonly json: string
  readonly profile?: ProfileName
  readonly recalledBy?: number | undefined
  /** What may still change in a record that is finished. */
  readonly state?: string
}

/** Watches a sandbox. What can no longer change is serialized once: it may hold pictures. */
export class Observer {
  readonly sandbox: Sandbox
  readonly #happenings: Happening[] = []
  readonly #written = new WeakMap<object, Written>()
  readonly #ends: (() => void)[]

  constructor(sandbox: Sandbox, onChange: () => void) {
    this.sandbox = sandbox
    const endOfWorld = sandbox.world.subscribe((fact) => {
      if (fact.type !== 'message') this.#keep(fact)
      onChange()
    })
    this.#ends = [endOfWorld, sandbox.journal.subscribe(onChange)]
  }

  close(): void {
    for (const end of this.#ends) end()
  }

  snapshot(session: SessionView, logs: ReadonlyMap<number, LogView> = new Map()): Snapshot {
    const { sandbox } = this
    const { world, journal } = sandbox
    return {
      sandbox,
      session: JSON.stringify(session),
      entries: {
        users: toMap([...world.users.keys()], (id) => [id, JSON.stringify(viewUser(sandbox, id))]),
        groups: toMap([...world.groups.values()], (group) => [
          group.id,
          JSON.stringify(viewGroup(group)),
        ]),
        messages: toMap(world.messages.slice(-MOST.messages), (message) => [
          message.number,
          this.#writeMessage(message),
        ]),
        happenings: toMap(this.#happenings, ({ fact, ...happening }) => [
          happening.number,
          writeView({ ...happening, fact: viewFact(fact) }),
        ]),
        exchanges: toMap(journal.exchanges.slice(-MOST.exchanges), (exchange) => [
          exchange.id,
          this.#writeRecord(exchange, () => viewExchange(exchange)),
        ]),
        calls: toMap(journal.calls.slice(-MOST.calls), (call) => [
          call.id,
          this.#writeRecord(call, () => viewCall(call)),
        ]),
        sockets: toMap(journal.sockets.slice(-MOST.sockets), (socket) => [
          socket.id,
          this.#writeSocket(socket),
        ]),
        frames: toMap(journal.frames.slice(-MOST.frames), (frame) => [
          frame.id,
          this.#writeFrame(frame),
        ]),
        logs: toMap([...logs], ([key, line]) => [key, JSON.stringify(line)]),
      },
    }
  }

  #keep(fact: Happening['fact']): void {
    const number = (this.#happenings.at(-1)?.number ?? 0) + 1
    const { clock, world } = this.sandbox
    this.#happenings.push({ number, time: clock.now(), after: world.messages.length, fact })
    if (this.#happenings.length > MOST.happenings) this.#happenings.shift()
  }

  #writeMessage(message: WorldMessage): string {
    const { profile } = this.sandbox
    const { recalledBy } = message
    const known = this.#written.get(message)
    if (known?.profile === profile && known.recalledBy === recalledBy) return known.json
    const json = writeView(viewMessage(this.sandbox, message))
    this.#written.set(message, { json, profile, recalledBy })
    return json
  }

  #writeSocket(socket: SocketRecord): string {
    const { openedAt, closedAt, error } = socket
    const state = [openedAt, closedAt, error].join()
    const known = this.#written.get(socket)
    if (known?.state === state) return known.json
    const json = writeView(viewSocket(socket))
    this.#written.set(socket, { json, state })
    return json
  }

  #writeFrame(frame: FrameRecord): string {
    const json = this.#written.get(frame)?.json ?? writeView(viewFrame(frame))
    this.#written.set(frame, { json })
    return json
  }

  /** Calls may come late, and one with `_async` may note a rule after its record is finished. */
  #writeRecord(record: Exchange | ApiCall, view: () => object): string {
    const { calls, sent, working } = 'calls' in record ? record : NOTHING
    const state = [record.rules.length, calls.length, sent.length, working].join()
    const known = this.#written.get(record)
    if (known?.state === state) return known.json
    const json = writeView(view())
    if (record.duration !== undefined) this.#written.set(record, { json, state })
    return json
  }
}

const NOTHING = { calls: [], sent: [], working: false }

function toMap<Item>(
  items: readonly Item[],
  entry: (item: Item) => [number, string],
): Map<number, string> {
  return new Map(items.map(entry))
}

/** The line that brings a reader from `before` to `now`; undefined when nothing has changed. */
export function writeChange(before: Snapshot | undefined, now: Snapshot): string | undefined {
  const isNew = before?.sandbox !== now.sandbox
  const parts = isNew ? ['"reset":true'] : []
  if (isNew || before.session !== now.session) parts.push(`"session":${now.session}`)
  for (const [name, entries] of Object.entries(now.entries)) {
    const known = isNew ? undefined : before.entries[name as Name]
    const changed: string[] = []
    for (const [key, json] of entries) {
      if (known?.get(key) !== json) changed.push(`"${key}":${json}`)
    }
    for (const key of known?.keys() ?? []) if (!entries.has(key)) changed.push(`"${key}":null`)
    if (changed.length > 0) parts.push(`"${name}":{${changed.join(',')}}`)
  }
  return parts.length === 0 ? undefined : `{${parts.join(',')}}\n`
}
