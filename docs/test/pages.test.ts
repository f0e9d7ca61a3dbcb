import { globSync } from 'node:fs'

import { expect, test } from 'vitest'

import { fileOf, headingsOf, linksOf } from '../site/links.ts'
import {
  allSections,
  isThere,
  languages,
  fileOfPage,
  read,
  root,
  writtenPages,
} from '../site/repository.ts'
import { blocksOf } from './support/blocks.ts'

const pages = allSections().flatMap((section) => section.pages)
const inBoth = pages.filter((page) => page.english === undefined)

test('every document is a page of the site', () => {
  const documents = globSync('docs/{*,deploy/*,guides/*}.md', { cwd: root })
  const known = new Set(writtenPages().map(({ file }) => file))
  expect(documents.filter((file) => !known.has(file))).toEqual([])
})

test.each(inBoth)('$source says the same in both languages', (page) => {
  const [english, chinese] = languages.map((language) => shapeOf(fileOfPage(page, language)))
  expect(chinese).toEqual(english)
})

/** What does not change with the language. */
function shapeOf(file: string) {
  const text = read(file)
  return {
    headings: headingsOf(text).map(({ level }) => level),
    blocks: blocksOf(text).map(({ language }) => language),
    rows: tableRows(text),
    links: linksOf(text)
      .map((link) => sameInBoth(link, file))
      .toSorted(),
  }
}

function tableRows(text: string): number[] {
  return text
    .split(/\n(?!\|)/)
    .map((part) => part.split('\n').filter((line) => line.startsWith('|')).length)
    .filter((count) => count > 0)
}

function sameInBoth(link: string, from: string): string {
  const found = fileOf(link, from)
  if (found === undefined) return link
  const file = found.file.replace('.zh-CN.md', '.md')
  return found.anchor === '' ? file : `${file}#…`
}

test.each(writtenPages())('the links of $file lead somewhere', ({ file }) => {
  const broken = linksOf(read(file)).filter((link) => !leadsSomewhere(link, file))
  expect(broken).toEqual([])
})

function leadsSomewhere(link: string, from: string): boolean {
  const found = fileOf(link, from)
  if (found === undefined) return true
  if (!isThere(found.file)) return false
  if (found.anchor === '') return true
  return headingsOf(read(found.file)).some(({ anchor }) => anchor === found.anchor)
}
