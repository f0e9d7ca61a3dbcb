/** A body that has not been handed over yet. */
interface Holder {
  /** How much of it is held, in bytes. */
  readonly held: number
  /** Lets go of it. */
  drop: () => void
}

/** What all unfinished requests hold together. */
export interface Pending {
  /** A body is about to hold up to `limit` bytes. */
  allow: (limit: number) => void
  /** A body holds more, or less, by so many bytes. */
  change: (holder: Holder, bytes: number) => void
}

/**
 * Keeps the bodies of unfinished requests, whose signatures nobody has checked, below a size in
 * total. Beyond it the largest is dropped: so an event that arrives at once gets through, however
 * many uploads are held open.
 */
export function createPending(maxSize: number, onDrop: (size: number) => void): Pending {
  const holders = new Set<Holder>()
  let most = maxSize
  let total = 0

  return {
    allow(limit) {
      most = Math.max(most, limit)
    },
    change(holder, bytes) {
      total += bytes
      if (holder.held > 0) holders.add(holder)
      else holders.delete(holder)
      while (total > most) {
        let largest = holder
        for (const other of holders) if (other.held > largest.held) largest = other
        onDrop(most)
        largest.drop()
      }
    },
  }
}
