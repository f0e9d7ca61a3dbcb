/** The name that differs from what was typed by the fewest changes, two at the most. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  let best: string | undefined
  let least = Math.min(2, typed.length >> 1) + 1
  for (const name of names) {
    if (Math.abs(typed.length - name.length) >= least) continue
    const changes = distance(typed, name)
    if (changes < least) [best, least] = [name, changes]
  }
  return best
}

/** The number of characters to insert, delete or replace. */
function distance(a: string, b: string): number {
  let row = [...Array(b.length + 1).keys()]
  for (let i = 0; i < a.length; i++) {
    const above = row
    let left = i + 1
    row = above.map((changes, j) => {
      const replaced = (above[j - 1] ?? left) + Number(a[i] !== b[j - 1])
      left = Math.min(replaced, changes + 1, left + 1)
      return left
    })
  }
  return row.at(-1) ?? 0
}
