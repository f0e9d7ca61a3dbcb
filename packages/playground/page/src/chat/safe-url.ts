/** The address as given if it is one of the web, otherwise undefined: nothing else becomes a link. */
export function webUrl(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const address = value.trim()
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined
  // The host that the sandbox gives media that exist nowhere.
  if (new URL(address).hostname === 'media.invalid') return undefined
  return address
}

type MediaKind = 'image' | 'audio' | 'video'

/** How files begin, in base64. AMR and SILK, which browsers do not play, are not among them. */
const BEGINNINGS: Record<MediaKind, readonly [start: string, type: string][]> = {
  image: [
    ['iVBORw0KGgo', 'image/png'],
    ['/9j/', 'image/jpeg'],
    ['R0lGOD', 'image/gif'],
    ['UklGR', 'image/webp'],
    ['Qk', 'image/bmp'],
  ],
  audio: [
    ['SUQz', 'audio/mpeg'],
    ['//u', 'audio/mpeg'],
    ['//N', 'audio/mpeg'],
    ['T2dnUw', 'audio/ogg'],
    ['UklGR', 'audio/wav'],
  ],
  video: [
    ['AAAA', 'video/mp4'],
    ['GkXfow', 'video/webm'],
  ],
}

/** What may be the source of a picture, a sound or a film: an address, or the data itself. */
export function mediaUrl(kind: MediaKind, ...values: unknown[]): string | undefined {
  for (const value of values) {
    const url = webUrl(value) ?? dataUrl(kind, value)
    if (url !== undefined) return url
  }
  return undefined
}

function dataUrl(kind: MediaKind, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  if (value.startsWith(`data:${kind}/`)) return value
  const [, base64] =
    /^(?:base64:\/\/|data:application\/octet-stream;base64,)(.*)$/s.exec(value) ?? []
  if (base64 === undefined) return undefined
  const found = BEGINNINGS[kind].find(([start]) => base64.startsWith(start))
  return found === undefined ? undefined : `data:${found[1]};base64,${base64}`
}

/** A part of a text: a link or not. */
export interface TextPart {
  text: string
  href?: string
}

const LINK = /https?:\/\/[^\s<>"'`，。！？、；：（）【】《》「」“”]+/gi
const TRAILING = '.,!?;:]}'

/** Finds the links in a text. */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const { 0: found, index } of text.matchAll(LINK)) {
    const shown = withoutTrailing(untilUnbalanced(found))
    const href = webUrl(shown)
    if (href === undefined) continue
    if (index > end) parts.push({ text: text.slice(end, index) })
    parts.push({ text: shown, href })
    end = index + shown.length
  }
  if (end < text.length) parts.push({ text: text.slice(end) })
  return parts
}

/** Without the signs that end a sentence: a pattern would try each of them as the first. */
function withoutTrailing(link: string): string {
  let end = link.length
  while (end > 0 && TRAILING.includes(link.charAt(end - 1))) end--
  return link.slice(0, end)
}

/** Cuts off from a `)` on whose `(` is not in it: the whole address stood in brackets. */
function untilUnbalanced(link: string): string {
  let depth = 0
  for (let at = 0; at < link.length; at++) {
    if (link[at] === '(') depth += 1
    else if (link[at] === ')') depth -= 1
    if (depth < 0) return link.slice(0, at)
  }
  return link
}
