/** How time passes for a store while its contract is checked. */
export interface StoreTime {
  /** What lasts so long in the case, in milliseconds as the store gets them. */
  span(milliseconds: number): number
  /** Goes to shortly before the end of what began just now and lasts so long. */
  almost(milliseconds: number): Promise<void>
  /** Goes from there to its end. */
  rest(milliseconds: number): Promise<void>
}

/** Runs with the time that a store tells by. */
export type WithTime = (run: (time: StoreTime) => Promise<void>) => Promise<void>

/**
 * `Date` and `performance.now` stand still while it runs, and go on when told to: a millisecond
 * before the end is distinct from the end, and nothing is waited for. Timers run as ever.
 */
export const withSimulatedTime: WithTime = async (run) => {
  const RealDate = Date
  const realNow = performance.now
  const [start, startOfClock] = [RealDate.now(), performance.now()]
  let passed = 0
  class SimulatedDate extends RealDate {
    constructor(...parts: unknown[]) {
      // The forms of its arguments are those of `Date`.
      super(...((parts.length > 0 ? parts : [start + passed]) as [number]))
    }
    static override now(): number {
      return start + passed
    }
  }
  const pass = async (milliseconds: number): Promise<void> => {
    passed += milliseconds
  }
  globalThis.Date = SimulatedDate as DateConstructor
  performance.now = () => startOfClock + passed
  try {
    await run({
      span: (milliseconds) => milliseconds,
      almost: (milliseconds) => pass(milliseconds - 1),
      rest: () => pass(1),
    })
  } finally {
    globalThis.Date = RealDate
    performance.now = realNow
  }
}

/** What a second of a case takes, in seconds; the second and third try are for slow machines. */
const SCALES = [0.3, 1, 3]
/** More than a server is behind the process that asks, in milliseconds. */
const MARGIN = 50

/** Really waits, for stores that have a clock of their own, such as that of a server. */
export const withRealTime: WithTime = async (run) => {
  for (const [i, scale] of SCALES.entries()) {
    let planned = 0
    const wait = async (milliseconds: number): Promise<void> => {
      planned += milliseconds
      await new Promise((resolve) => setTimeout(resolve, milliseconds))
    }
    const start = performance.now()
    try {
      return await run({
        span: (milliseconds) => milliseconds * scale,
        almost: (milliseconds) => wait(milliseconds * scale * 0.4),
        rest: (milliseconds) => wait(milliseconds * scale * 0.6 + MARGIN),
      })
    } catch (error) {
      // What came too late says nothing about the store.
      const delay = performance.now() - start - planned
      if (delay < scale * 400 || i === SCALES.length - 1) throw error
    }
  }
}
