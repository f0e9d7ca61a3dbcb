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
  const [, title] = /<title[^>]*>([^<]+)<\/title>/.exec(text) ?? []
  return brief ?? title
}
