/**
 * The time of the world, in seconds since 1970.
 *
 * It runs with the machine's clock until it is set; from then on it stands still, and moves only by
 * {@link Clock.set} and {@link Clock.advance}.
 */
export class Clock {
  #offset = 0
  #stopped: number | undefined

  /** @param start The time at which it stands still, in seconds since 1970; left out, it runs. */
  constructor(start?: number) {
    this.#stopped = start
  }

  /** The time now, in whole seconds since 1970. */
  now(): number {
    return Math.floor(this.#stopped ?? Date.now() / 1000 + this.#offset)
  }

  /** Stops the clock at this time, in seconds since 1970. */
  set(seconds: number): void {
    this.#stopped = seconds
  }

  /** Moves the clock by some seconds; one that runs goes on running. */
  advance(seconds: number): void {
    if (this.#stopped === undefined) this.#offset += seconds
    else this.#stopped += seconds
  }
}
