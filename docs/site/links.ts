import { posix } from 'node:path'

import GithubSlugger from 'github-slugger'

const fence = /^ {0,3}(`{3,}|~{3,})/
const target = /(\]\()([^()\s]+)(\))/g

/** Text outside of code, line by line; code stays as it is. */
function mapText(markdown: string, change: (text: string) => string): string {
  let open: string | undefined
  return markdown
    .split('\n')
    .map((line) => {
      const mark = fence.exec(line)?.[1]
      if (open !== undefined) {
        if (mark?.startsWith(open) && line.trim() === mark) open = undefined
        return line
      }
      if (mark !== undefined) {
        open = mark
        return line
      }
      return line
        .split(/(`[^`]*`)/)
        .map((part, index) => (index % 2 === 1 ? part : change(part)))
        .join('')
    })
    .join('\n')
}

/** Changes the targets of links and pictures. */
export function mapLinks(markdown: string, change: (target: string) => string): string {
  return mapText(markdown, (text) =>
    text.replace(target, (_all, before: string, link: string, after: string) =>
      [before, change(link), after].join(''),
    ),
  )
}

/** The targets of links and pictures, in their order. */
export function linksOf(markdown: string): string[] {
  const links: string[] = []
  mapLinks(markdown, (link) => {
    links.push(link)
    return link
  })
  return links
}

export interface Heading {
  level: number
  text: string
  /** What links name it by, as GitHub makes it. */
  anchor: string
}

export function headingsOf(markdown: string): Heading[] {
  const slugger = new GithubSlugger()
  const headings: Heading[] = []
  let open = false
  for (const line of markdown.split('\n')) {
    if (fence.test(line)) open = !open
    const found = open ? null : /^(#{1,6}) (.+)$/.exec(line)
    if (!found) continue
    const text = found[2]!.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/[`*]/g, '')
    headings.push({ level: found[1]!.length, text, anchor: slugger.slug(text) })
  }
  return headings
}

/** A link to another file of the repository, or `undefined` for other links. */
export function fileOf(link: string, from: string): { file: string; anchor: string } | undefined {
  if (/^[a-z]+:|^\/|^<|^…$/i.test(link)) return undefined
  const [path = '', anchor = ''] = link.split('#')
  const file = path === '' ? from : posix.join(posix.dirname(from), path)
  return { file: file.replace(/\/$/, ''), anchor: decodeURIComponent(anchor) }
}
