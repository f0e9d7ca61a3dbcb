/** The name that differs from what was typed by the fewest changes, two at the most. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  if (typed.length > 30) return undefined
  const most = Math.min(2, Math.floor(typed.length / 2))
  let best: string | undefined
  let least = most + 1
  for (const name of names) {
    const changes = distance(typed, name, least)
    if (changes < least) [best, least] = [name, changes]
  }
  return best
}

/** The number of characters to insert, delete or replace; `limit` or more when it is not less. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? limit
}
