import type { Sandbox } from '../front/sandbox.ts'
import type { ProfileName } from '../profiles/profile.ts'
import type { ApiCall, Exchange } from '../wire/records.ts'
import type { Fact } from '../world/fact.ts'
import type { SessionView, State } from './protocol.ts'
import { viewCall, viewExchange, viewFact, viewGroup, viewMessage, viewUser } from './views.ts'

/** What a page gets of the past. */
const MOST = { messages: 2000, happenings: 500, exchanges: 500, calls: 1000 }

type Name = Exclude<keyof State, 'session'>

/** The state as JSON texts: the session, and each entry by its key. */
export interface Snapshot {
  /** Another one after a reset. */
  readonly sandbox: Sandbox
  readonly session: string
  readonly entries: Readonly<Record<Name, ReadonlyMap<number, string>>>
}

interface Happening {
  number: number
  time: number
  after: number
  fact: Exclude<Fact, { type: 'message' }>
}

/** Looks at a sandbox: what is over is written once. */
export class Observer {
  readonly sandbox: Sandbox
  readonly #happenings: Happening[] = []
  readonly #profiles = new WeakMap<Exchange, ProfileName>()
  readonly #keys = new WeakMap<ApiCall, number>()
  readonly #over = new WeakMap<object, string>()
  readonly #ends: (() => void)[]

  constructor(sandbox: Sandbox, onChange: () => void) {
    this.sandbox = sandbox
    const endOfWorld = sandbox.world.subscribe((fact) => {
      if (fact.type !== 'message') this.#keep(fact)
      onChange()
    })
    const endOfJournal = sandbox.journal.subscribe(() => {
      this.#label()
      onChange()
    })
    this.#ends = [endOfWorld, endOfJournal]
  }

  close(): void {
    for (const end of this.#ends) end()
  }

  snapshot(session: SessionView): Snapshot {
    const { sandbox } = this
    const { world, journal } = sandbox
    const numbers = new Map<number, number>()
    const messages = world.messages.slice(-MOST.messages).map((message) => {
      const view = viewMessage(sandbox, message)
      numbers.set(view.id, view.number)
      return view
    })
    const keyOf = (call: ApiCall): number => this.#keys.get(call) ?? 0
    return {
      sandbox,
      session: JSON.stringify(session),
      entries: {
        users: toMap([...world.users.keys()], (id) => [id, JSON.stringify(viewUser(sandbox, id))]),
        groups: toMap([...world.groups.values()], (group) => [
          group.id,
          JSON.stringify(viewGroup(group)),
        ]),
        messages: toMap(messages, (view) => [view.number, JSON.stringify(view)]),
        happenings: toMap(this.#happenings, ({ fact, ...happening }) => [
          happening.number,
          JSON.stringify({ ...happening, fact: viewFact(fact) }),
        ]),
        exchanges: toMap(lastOf(journal.exchanges, MOST.exchanges), ([exchange, key]) => [
          key,
          this.#write(exchange, () => {
            const profile = this.#profiles.get(exchange) ?? sandbox.profile
            return viewExchange(exchange, key, profile, keyOf, (id) => numbers.get(id))
          }),
        ]),
        calls: toMap(lastOf(journal.calls, MOST.calls), ([call, key]) => [
          key,
          this.#write(call, () => viewCall(call, key)),
        ]),
      },
    }
  }

  #keep(fact: Happening['fact']): void {
    const number = (this.#happenings.at(-1)?.number ?? 0) + 1
    const { clock, world } = this.sandbox
    this.#happenings.push({ number, time: clock.now(), after: world.messages.length, fact })
    if (this.#happenings.length > MOST.happenings) this.#happenings.shift()
  }

  /** What is new gets its key, and the profile that it happened under. */
  #label(): void {
    const { journal, profile } = this.sandbox
    for (let key = journal.calls.length; key > 0; key--) {
      const call = journal.calls[key - 1]
      if (call === undefined || this.#keys.has(call)) break
      this.#keys.set(call, key)
    }
    for (const exchange of journal.exchanges.toReversed()) {
      if (this.#profiles.has(exchange)) break
      this.#profiles.set(exchange, profile)
    }
  }

  #write(record: Exchange | ApiCall, view: () => object): string {
    const known = this.#over.get(record)
    if (known !== undefined) return known
    const json = JSON.stringify(view())
    if (record.duration !== undefined) this.#over.set(record, json)
    return json
  }
}

function lastOf<Item>(items: readonly Item[], most: number): [item: Item, key: number][] {
  const first = Math.max(0, items.length - most)
  return items.slice(first).map((item, index) => [item, first + index + 1])
}

function toMap<Item>(
  items: readonly Item[],
  entry: (item: Item) => [number, string],
): Map<number, string> {
  return new Map(items.map(entry))
}

/** The line that brings who knows `before` to `now`; undefined when nothing has changed. */
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
