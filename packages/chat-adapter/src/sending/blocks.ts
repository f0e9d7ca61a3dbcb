/** How texts are cut into messages. */

/** The length of a text in characters as QQ counts them: an emoji of one code point is one. */
export function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length++
  return length
}

/**
 * Joins blocks of text (paragraphs, lists, pieces of code) to texts of up to `limit` characters, so
 * that a block stays whole where it can. One that is too long is cut between lines, a line that is
 * too long between characters. Nothing is lost but blank lines at the cuts.
 */
export function packBlocks(blocks: readonly string[], limit: number): string[] {
  return pack(
    blocks.flatMap((block) => (lengthOf(block) <= limit ? [block] : cutBlock(block, limit))),
    '\n\n',
    limit,
  )
}

function cutBlock(block: string, limit: number): string[] {
  const lines = block.split('\n').flatMap((line) => cutLine(line, limit))
  return pack(lines, '\n', limit)
}

function cutLine(line: string, limit: number): string[] {
  if (lengthOf(line) <= limit) return [line]
  const characters = Array.from(line)
  const parts: string[] = []
  for (let start = 0; start < characters.length; start += limit) {
    parts.push(characters.slice(start, start + limit).join(''))
  }
  return parts
}

function pack(parts: readonly string[], separator: string, limit: number): string[] {
  const packed: string[] = []
  let current: string[] = []
  let length = 0
  for (const part of parts) {
    const more = lengthOf(part) + (current.length > 0 ? separator.length : 0)
    if (current.length > 0 && length + more > limit) {
      packed.push(current.join(separator))
      current = []
      length = 0
    }
    length += lengthOf(part) + (current.length > 0 ? separator.length : 0)
    current.push(part)
  }
  if (current.length > 0) packed.push(current.join(separator))
  return packed.filter((text) => text.trim() !== '')
}
