/** Cuts what arrives piece by piece into lines; each character is looked at once. */
export class Lines {
  #rest: string[] = []

  /** @returns The lines that this piece completes. */
  add(piece: string): string[] {
    const [first = '', ...others] = piece.split('\n')
    this.#rest.push(first)
    if (others.length === 0) return []
    const lines = [this.#rest.join(''), ...others]
    this.#rest = [lines.pop() ?? '']
    return lines
  }
}
