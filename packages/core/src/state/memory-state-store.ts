import { isPositive } from '../base/check.ts'
import { now } from '../base/timers.ts'
import { describe } from '../base/value.ts'
import type { StateEntry, StateStore } from './state-store.ts'

interface Entry extends StateEntry {
  readonly expires: number
}

const NOTHING: StateEntry = { value: undefined, version: '' }

/**
 * Keeps state in the memory of this process (on Workers: of this isolate), and as long as that lives.
 *
 * It has no limit of its own: give what belongs to a user or a chat a `ttl`.
 */
export function memoryStateStore(): StateStore {
  const entries = new Map<string, Entry>()
  let writes = 0
  /** How many entries there are when it next looks for expired ones: seldom, and not for nothing. */
  let sweepAt = 1000

  function get(key: string): StateEntry {
    const entry = entries.get(key)
    if (entry !== undefined && entry.expires > now()) return entry
    entries.delete(key)
    return NOTHING
  }

  function sweep(): void {
    const time = now()
    for (const [key, { expires }] of entries) if (expires <= time) entries.delete(key)
    sweepAt = Math.max(1000, 2 * entries.size)
  }

  return {
    get(key) {
      const { value, version } = get(key)
      return { value, version }
    },
    set(key, value, { ttl, ifVersion } = {}) {
      if (!key.isWellFormed() || !value.isWellFormed()) {
        throw new TypeError('keys and values must be well-formed: cut no character in two')
      }
      if (ttl !== undefined && !isPositive(ttl)) {
        throw new TypeError(
          `ttl must be a positive number of milliseconds, but is ${describe(ttl)}`,
        )
      }
      if (ifVersion !== undefined && get(key).version !== ifVersion) return undefined
      if (entries.size >= sweepAt) sweep()
      const version = String(++writes)
      entries.set(key, { value, version, expires: ttl === undefined ? Infinity : now() + ttl })
      return version
    },
    delete: (key) => void entries.delete(key),
  }
}
