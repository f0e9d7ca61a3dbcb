import type { RecordedRequest } from '@cqhttp/sandbox'

/** The same request once more from a shell: its bytes and its signature, not the secret. */
export function toCurl({ method, url, headers, body }: RecordedRequest): string {
  const parts = [`curl -i -X ${method} ${quote(url)}`]
  for (const [name, value] of Object.entries(headers))
    parts.push(`-H ${quote(`${name}: ${value}`)}`)
  parts.push(`--data-binary ${quote(body)}`)
  return parts.join(' \\\n  ')
}

/** Within single quotes a shell reads nothing but their end; a leading `@` would be a file to curl. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
