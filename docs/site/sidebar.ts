import type { DefaultTheme } from 'vitepress'

import { headingsOf } from './links.ts'
import { tables, type Language, type Page, type Words } from './pages.ts'
import { addressOf, allSections, fileOfPage, read } from './repository.ts'

/** The sidebar, from the list of pages. */
export function sidebar(language: Language): DefaultTheme.SidebarItem[] {
  const sections = allSections().map(({ title, pages }) => ({
    text: title[language],
    items: pages.map((page) => ({
      text: titleOf(page, language),
      link: addressOf(page, language),
    })),
  }))
  const reference: Words = { en: 'Reference', zh: '参考' }
  // The project itself comes last.
  return sections.toSpliced(-2, 0, {
    text: reference[language],
    items: [
      ...Object.entries(tables).map(([name, title]) => ({
        text: title[language],
        link: addressOf({ source: '', path: `reference/${name}` }, language),
      })),
      { text: language === 'zh' ? 'API（英文）' : 'API', link: '/reference/api/' },
    ],
  })
}

export function titleOf(page: Page, language: Language): string {
  if (page.title) return page.title[language]
  const file = fileOfPage(page, language)
  const [heading] = headingsOf(read(file))
  if (heading === undefined) throw new Error(`${file} has no heading`)
  return heading.text
}
