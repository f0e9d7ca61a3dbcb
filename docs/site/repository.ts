import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { sections, type Language, type Page, type Section } from './pages.ts'

export const root: string = join(import.meta.dirname, '../..')
/** Where the pages are gathered for VitePress. */
export const gathered: string = join(root, 'docs/.site')

export const languages: readonly Language[] = ['en', 'zh']

export function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

export function isThere(file: string): boolean {
  return existsSync(join(root, file))
}

/** From the root of the repository. */
export function fileOfPage({ source, english }: Page, language: Language): string {
  return language === 'en' || english ? `${source}.md` : `${source}.zh-CN.md`
}

/** `/zh/guide/api`, without an ending. Pages in English only have one address. */
export function addressOf({ path, english }: Page, language: Language): string {
  return language === 'en' || english ? `/${path}` : `/zh/${path}`
}

const decisions: Section = {
  title: { en: 'Decisions', zh: '设计决定（英文）' },
  pages: readdirSync(join(root, 'decisions'))
    .filter((name) => name.endsWith('.md'))
    .toSorted()
    .map((name) => name.slice(0, -'.md'.length))
    .map((name) => ({ source: `decisions/${name}`, path: `decisions/${name}`, english: true })),
}

export function allSections(): Section[] {
  return [...sections, decisions]
}

export interface Written {
  page: Page
  language: Language
  file: string
  address: string
}

/** Each page in each language that it is written in. */
export function writtenPages(): Written[] {
  return allSections()
    .flatMap(({ pages }) => pages)
    .flatMap((page) =>
      (page.english ? (['en'] as const) : languages).map((language) => ({
        page,
        language,
        file: fileOfPage(page, language),
        address: addressOf(page, language),
      })),
    )
}

/** Where the sources can be seen, if the project says so. */
export function repositoryUrl(): string | undefined {
  const { repository } = JSON.parse(read('package.json')) as { repository?: { url?: string } }
  return repository?.url?.replace(/^git\+/, '').replace(/\.git$/, '')
}
