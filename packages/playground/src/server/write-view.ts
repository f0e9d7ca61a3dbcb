/** A longer text goes to the page as its beginning, in characters. */
const LONGEST = 256 * 1024
const EXCERPT = 2000

/** A view as JSON; what is too long, or too deep to be written, has a stand-in. */
export function writeView(view: object): string {
  try {
    return JSON.stringify(view, shorten)
  } catch {
    const entries = Object.entries(view).map(([name, value]) => [name, standIn(value)])
    return JSON.stringify(Object.fromEntries(entries))
  }
}

function shorten(_name: string, value: unknown): unknown {
  if (typeof value !== 'string' || value.length <= LONGEST) return value
  return `${value.slice(0, EXCERPT)}… (${value.length} characters)`
}

/** The same kind of value, so that whoever reads it finds what they expect. */
function standIn(value: unknown): unknown {
  try {
    const json = JSON.stringify(value, shorten)
    return json === undefined ? undefined : (JSON.parse(json) as unknown)
  } catch {
    return Array.isArray(value) ? [] : { '…': 'this cannot be shown' }
  }
}
