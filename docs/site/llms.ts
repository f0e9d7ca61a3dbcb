import { titleOf } from './sidebar.ts'
import { write } from './gather.ts'
import { addressOf, allSections, fileOfPage, read } from './repository.ts'

const about =
  'QQ bots in TypeScript for OneBot 11 (NapCat, LLBot, Lagrange, go-cqhttp, SnowLuma), on Node, AWS Lambda, Cloudflare Workers, Bun and Deno. One bot file runs on all of them.'

/** Writes what language models read: a list of the pages, and all of them in one file. */
export function writeLlmsTexts(): void {
  const sections = allSections()
  const list = sections.map(({ title, pages }) =>
    [
      `## ${title.en}`,
      '',
      ...pages.map((page) => `- [${titleOf(page, 'en')}](${addressOf(page, 'en')}.md)`),
    ].join('\n'),
  )
  write('public/llms.txt', `# cqhttp\n\n> ${about}\n\n${list.join('\n\n')}\n`)
  // The links of the list are to the sources of the pages.
  for (const page of sections.flatMap(({ pages }) => pages))
    write(`public${addressOf(page, 'en')}.md`, read(fileOfPage(page, 'en')))
  const whole = sections
    .flatMap(({ pages }) => pages)
    .map((page) => read(fileOfPage(page, 'en')).trim())
  write('public/llms-full.txt', `# cqhttp\n\n> ${about}\n\n${whole.join('\n\n---\n\n')}\n`)
}
