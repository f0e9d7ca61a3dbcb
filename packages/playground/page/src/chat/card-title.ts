/** The title of a QQ card, which is JSON; undefined when it has none. */
export function titleOfJson(text: string): string | undefined {
  let card: unknown
  try {
    card = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof card !== 'object' || card === null) return undefined
  for (const key of ['prompt', 'title', 'desc']) {
    const value = (card as Record<string, unknown>)[key]
    if (typeof value === 'string' && value !== '') return value
  }
  return undefined
}

/** The same of a card that is XML. */
export function titleOfXml(text: string): string | undefined {
  const [, brief] = /\bbrief="([^"]+)"/.exec(text) ?? []
  return brief ?? titleElement(text)
}

function titleElement(text: string): string | undefined {
  const start = text.indexOf('<title')
  const content = text.indexOf('>', start) + 1
  const end = text.indexOf('<', content)
  if (start === -1 || content === 0 || end === -1 || end === content) return undefined
  return text.startsWith('</title>', end) ? text.slice(content, end) : undefined
}
