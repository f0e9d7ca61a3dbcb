import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

import { fileOf, mapLinks } from './links.ts'
import { gathered, isThere, read, repositoryUrl, root, writtenPages } from './repository.ts'

/** The link to the same page in the other language: the site has a menu for it. */
const languageLink = /^\[(简体中文|English)\]\([^)]+\)$/gm

/** Copies the pages to where VitePress reads them, and their links to each other with them. */
export function gatherPages(): void {
  const pages = writtenPages()
  const missing = pages.filter(({ file }) => !isThere(file)).map(({ file }) => file)
  if (missing.length > 0)
    throw new Error(`pages.ts names files that are missing: ${missing.join(', ')}`)

  const addresses = new Map(pages.map(({ file, address }) => [file, address]))
  for (const { file, address } of pages) {
    write(
      `${address}.md`,
      mapLinks(read(file).replaceAll(languageLink, ''), toSite(file, addresses)),
    )
  }
  write('/index.md', read('docs/site/home.md'))
  write('/zh/index.md', read('docs/site/home.zh-CN.md'))
}

function toSite(from: string, addresses: Map<string, string>): (link: string) => string {
  const sources = repositoryUrl()
  return (link) => {
    const found = fileOf(link, from)
    if (found === undefined) return link
    const { file, anchor } = found
    const address = addresses.get(file)
    if (address !== undefined) return anchor === '' ? address : `${address}#${anchor}`
    if (/\.(png|svg)$/.test(file)) return picture(file)
    return sources === undefined ? '#' : `${sources}/tree/main/${file}`
  }
}

function picture(file: string): string {
  const name = `/images/${basename(file)}`
  const copy = join(gathered, 'public', name)
  mkdirSync(dirname(copy), { recursive: true })
  copyFileSync(join(root, file), copy)
  return name
}

export function write(path: string, text: string): void {
  const file = join(gathered, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
