import type { FaultHandle, Faults } from '@cqhttp/sandbox'
import type { Strike } from '../protocol.ts'
import { STRUCK } from '../recording/statements.ts'

/** What goes wrong with the next events or calls, and then no more. */
export class Strikes {
  #all: { strike: Strike; handle: FaultHandle }[] = []

  /** What has not struck yet. */
  get left(): Strike[] {
    return this.#all
      .map(({ strike, handle }) => ({ ...strike, times: strike.times - handle.hits }))
      .filter(({ times }) => times > 0)
  }

  /** @throws TypeError for one that changes nothing. */
  add(faults: Faults, strike: Strike): void {
    const { side, times, delay, copies } = strike
    const set = (fault: { delay: number } | { duplicate: number }): FaultHandle =>
      side === 'push' ? faults.push(STRUCK, fault, { times }) : faults.api('*', fault, { times })
    // Both strike the same ones, so either tells how many are left.
    const handles = [
      ...(copies > 1 ? [set({ duplicate: copies })] : []),
      ...(delay > 0 ? [set({ delay })] : []),
    ]
    const [handle] = handles
    if (handle === undefined) throw new TypeError('nothing changes: raise delay or copies')
    this.#all.push({ strike, handle })
  }

  /** Called when the faults are cleared. */
  clear(): void {
    this.#all = []
  }
}
