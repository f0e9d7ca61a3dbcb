import { isJsonObject } from '../json.ts'

// What goes over the wire is recorded as it is, apart from the tokens in it.

const HIDDEN = '***'
/** A shorter secret could be part of anything. */
const SHORTEST = 8
/** In characters; each can take six. */
const LONGEST_NAME = 300
const WORD = /[\w$\\.+-]/

/** An address may hold a password, or a token under any name in its query. */
export function redactUrl(url: string): string {
  return url
    .replace(/\/\/[^/?#]*@/, `//${HIDDEN}@`)
    .replace(/\?[^#]*/, (query) => query.replace(/=[^&]*/g, `=${HIDDEN}`))
}

/** Whether a token goes by this name, however it is written: `access_token`, `X-Access-Token`. */
function isSecretName(name: string): boolean {
  const letters = name.toLowerCase().replace(/[^a-z]/g, '')
  return letters === 'token' || letters === 'authorization' || /(access|auth)token$/.test(letters)
}

export function redactHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const isSecret = (name: string): boolean =>
    isSecretName(name) || /authorization$|cookie$|token$|key$|secret$/i.test(name)
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, isSecret(name) ? HIDDEN : value]),
  )
}

export function redactQuery(query: URLSearchParams): string {
  const shown = new URLSearchParams()
  for (const [name, value] of query) shown.append(name, isSecretName(name) ? HIDDEN : value)
  return shown.toString()
}

/** A value without what goes by the name of a token; the same one when there is nothing to hide. */
export function redactValue<Value>(value: Value): Value
export function redactValue(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => redactValue<unknown>(item))
    return items.some((item, index) => item !== value[index]) ? items : value
  }
  if (!isJsonObject(value)) return value
  let isSame = true
  const entries = Object.entries(value).map(([name, item]) => {
    const shown = isSecretName(name) ? HIDDEN : redactValue(item)
    isSame &&= shown === item
    return [name, shown] as const
  })
  return isSame ? value : Object.fromEntries(entries)
}

/** JSON or a form, in which some bots send their token. */
export function redactBody(body: string): string {
  return /^\s*[[{]/.test(body) ? redactJson(body) : redactForm(body)
}

/** Hides a secret wherever it stands, as it is, in JSON and in addresses. */
export function redactSecrets(text: string, secrets: readonly string[]): string {
  let shown = text
  for (const secret of secrets) {
    if (secret.length < SHORTEST) continue
    const forms = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]
    for (const form of new Set(forms)) shown = shown.replaceAll(form, HIDDEN)
  }
  return shown
}

function redactForm(body: string): string {
  return body
    .split('&')
    .map((pair) => {
      const end = pair.indexOf('=')
      if (end === -1) return pair
      const [[name = ''] = []] = new URLSearchParams(pair.slice(0, end + 1))
      return isSecretName(name) ? `${pair.slice(0, end)}=${HIDDEN}` : pair
    })
    .join('&')
}

/** Also JSON5, which NapCat reads. Each character is passed once, whatever comes. */
function redactJson(body: string): string {
  let shown = ''
  let written = 0
  let name = ''
  let isValue = false
  for (let at = 0, end = 0; at < body.length; at = end) {
    end = endOfToken(body, at)
    const first = body.charAt(at)
    if (first.trim() === '' || (first === '/' && end > at + 1)) continue
    if (first === ':') isValue = isSecretName(name)
    else if (isValue) {
      const quote = first === '"' || first === "'" ? first : ''
      shown += body.slice(written, at) + quote + HIDDEN + quote
      written = end
      isValue = false
    } else name = decodeName(body.slice(at, Math.min(end, at + LONGEST_NAME)))
  }
  return shown + body.slice(written)
}

/** Where a text in quotes, a comment, a word, or a sign ends. */
function endOfToken(body: string, start: number): number {
  const first = body.charAt(start)
  const until = (wanted: string): number => {
    const found = body.indexOf(wanted, start + 2)
    return found === -1 ? body.length : found + wanted.length
  }
  if (first === '"' || first === "'") return endOfText(body, start, first)
  if (body.startsWith('//', start)) return until('\n')
  if (body.startsWith('/*', start)) return until('*/')
  let end = start + 1
  if (WORD.test(first)) while (WORD.test(body.charAt(end))) end++
  return end
}

/** Past the quote that ends a text: it has an even number of backslashes before it. */
function endOfText(body: string, start: number, quote: string): number {
  for (let from = start + 1; ;) {
    const found = body.indexOf(quote, from)
    if (found === -1) return body.length
    let slashes = found
    while (slashes > from && body.charAt(slashes - 1) === '\\') slashes--
    if ((found - slashes) % 2 === 0) return found + 1
    from = found + 1
  }
}

function decodeName(token: string): string {
  return token.replace(/\\(?:u([\da-f]{4})|x([\da-f]{2}))/gi, (_, long?: string, short?: string) =>
    String.fromCharCode(Number.parseInt(long ?? short ?? '', 16)),
  )
}
