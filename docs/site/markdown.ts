/** What this needs of a token and of the state of markdown-it. */
interface State {
  tokens: { type: string; tag: string; content: string }[]
}

/** The head of a column that has none is a plain cell: an empty heading says nothing to a screen reader. */
export function emptyHeadsToCells({ tokens }: State): void {
  for (const [index, token] of tokens.entries()) {
    const [inline, close] = [tokens[index + 1], tokens[index + 2]]
    if (token.type !== 'th_open' || inline?.content !== '' || close === undefined) continue
    token.tag = 'td'
    close.tag = 'td'
  }
}
