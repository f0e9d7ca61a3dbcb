import { batch, type Signal, signal } from '@preact/signals'
import type { State, StateChange, SessionView } from '../../../src/protocol.ts'

type Collections = Omit<State, 'session'>

/** The session as last reported; undefined before the first line. */
export const session = signal<SessionView | undefined>(undefined)

/** What is in the sandbox, by key. A change replaces a map; unchanged entries stay the same. */
export const users = collection<'users'>()
export const groups = collection<'groups'>()
export const messages = collection<'messages'>()
export const happenings = collection<'happenings'>()
export const exchanges = collection<'exchanges'>()
export const calls = collection<'calls'>()
export const sockets = collection<'sockets'>()
export const frames = collection<'frames'>()
export const logs = collection<'logs'>()

const collections = {
  users,
  groups,
  messages,
  happenings,
  exchanges,
  calls,
  sockets,
  frames,
  logs,
}

function collection<Name extends keyof Collections>(): Signal<
  ReadonlyMap<number, Collections[Name][number]>
> {
  return signal(new Map())
}

export function apply(change: StateChange): void {
  batch(() => {
    if (change.session !== undefined) session.value = change.session
    for (const name of Object.keys(collections) as (keyof Collections)[]) {
      const entries = change[name]
      if (entries === undefined && change.reset === undefined) continue
      const target = collections[name] as Signal<ReadonlyMap<number, unknown>>
      const next = new Map(change.reset ? [] : target.value)
      for (const [key, entry] of Object.entries(entries ?? {})) {
        if (entry === null) next.delete(Number(key))
        else next.set(Number(key), entry)
      }
      target.value = next
    }
  })
}
