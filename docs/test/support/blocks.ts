export interface Block {
  language: string
  code: string
  /** The line of the file that the code begins on. */
  line: number
}

/** The code blocks of a page. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = []
  let open: { language: string; line: number; lines: string[] } | undefined
  for (const [index, line] of markdown.split('\n').entries()) {
    const fence = /^\s*```([\w-]*)/.exec(line)
    if (open === undefined) {
      if (fence) open = { language: fence[1] ?? '', line: index + 2, lines: [] }
    } else if (fence) {
      blocks.push({ language: open.language, line: open.line, code: open.lines.join('\n') })
      open = undefined
    } else open.lines.push(line)
  }
  return blocks
}
