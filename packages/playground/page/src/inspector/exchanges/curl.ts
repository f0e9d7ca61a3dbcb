import type { RecordedRequest } from '@cqhttp/sandbox'

/** The same request for a shell: with its bytes and its signature, without the secret. */
export function toCurl({ method, url, headers, body }: RecordedRequest): string {
  const parts = [`curl -i -X ${method} ${quote(url)}`]
  for (const [name, value] of Object.entries(headers))
    parts.push(`-H ${quote(`${name}: ${value}`)}`)
  parts.push(`--data-binary ${quote(body)}`)
  return parts.join(' \\\n  ')
}

/** In single quotes a shell reads only their end; curl takes a leading `@` for a file. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
