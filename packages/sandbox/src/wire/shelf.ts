const MOST_ITEMS = 10_000
/** In characters of text. */
const MOST_TEXT = 128 * 1024 * 1024

/** Keeps the latest records, as many as fit; those that are under way stay. */
export class Shelf<Item extends object> {
  readonly items: Item[] = []
  dropped = 0
  readonly #isDone: (item: Item) => boolean
  readonly #sizes = new WeakMap<Item, number>()
  #total = 0

  constructor(isDone: (item: Item) => boolean) {
    this.#isDone = isDone
  }

  add(item: Item, size: number): void {
    this.items.push(item)
    this.grow(item, size)
  }

  grow(item: Item, size: number): void {
    this.#sizes.set(item, (this.#sizes.get(item) ?? 0) + size)
    this.#total += size
    while (this.items.length > MOST_ITEMS || this.#total > MOST_TEXT) {
      const index = this.items.findIndex(this.#isDone)
      const [oldest] = index === -1 ? [] : this.items.splice(index, 1)
      if (oldest === undefined) return
      this.#total -= this.#sizes.get(oldest) ?? 0
      this.dropped++
    }
  }
}
