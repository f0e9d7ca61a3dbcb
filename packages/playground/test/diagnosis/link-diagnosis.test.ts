import { readFileSync } from 'node:fs'
import { wiring } from '@cqhttp/core/wiring'
import { describe, expect, test } from 'vitest'
import {
  type DiagnosisCode,
  implementationFields,
  profileFacts,
  toImplementation,
  wordDiagnosis,
  wordLinkDiagnosis,
  writeBlock,
} from '../../src/diagnosis/index.ts'
import { linkEn } from '../../src/diagnosis/link-texts-en.ts'
import { linkZh } from '../../src/diagnosis/link-texts-zh.ts'
import { diagnosisEn, diagnosisZh } from '../../src/diagnosis/texts.ts'

const marksOf = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].toSorted()

const own = Object.keys(linkEn.own) as (keyof typeof linkEn.own)[]
const fixed = Object.keys(linkEn.fixes) as DiagnosisCode[]

describe('the words for findings', () => {
  test.each(own)('%s needs the same values in both languages', (code) => {
    for (const part of ['title', 'fix'] as const) {
      expect(marksOf(linkZh.own[code][part])).toEqual(marksOf(linkEn.own[code][part]))
    }
  })

  test('other advice than that of the page is there in both languages', () => {
    expect(Object.keys(linkZh.fixes)).toEqual(fixed)
    for (const code of fixed) {
      expect(marksOf(linkZh.fixes[code] ?? '')).toEqual(marksOf(linkEn.fixes[code] ?? ''))
    }
  })

  test('no code means two things', () => {
    for (const code of own) {
      expect(diagnosisEn).not.toHaveProperty([code])
      expect(diagnosisZh).not.toHaveProperty([code])
    }
  })

  test('no advice is about the page or the sandbox', () => {
    for (const texts of [linkEn, linkZh]) {
      expect(JSON.stringify(texts)).not.toMatch(/sandbox|沙盒|above|上方/i)
    }
  })

  test.each(fixed)('%s has the title that the page has', (code) => {
    const values = { status: 403, path: '/x', host: 'h' }
    for (const language of ['en', 'zh'] as const) {
      const page = wordDiagnosis({ code, level: 'bad', values }, language)
      expect(wordLinkDiagnosis({ code, values }, language).title).toBe(page.title)
    }
  })

  test.each(['signature-missing', 'signature-wrong', 'wrong-path', 'wrong-method'] as const)(
    '%s says what the log of the bot says',
    (code) => {
      const { title, fix } = wordLinkDiagnosis({ code, values: {} }, 'en')
      expect(title).toBe(wiring[code].title)
      expect(fix.startsWith(wiring[code].fix)).toBe(true)
    },
  )
})

describe('the fields', () => {
  const implementations = Object.keys(implementationFields) as (keyof typeof implementationFields)[]
  const logged = `${wiring['wrong-path'].fix} ${wiring['signature-wrong'].fix}`

  // The last name of where events are posted, as the log of the bot has it.
  test.each(implementations)('%s: where events go is called as in the log of the bot', (name) => {
    const { address } = implementationFields[name].events
    const names = ['httpClients', 'HTTP POST', 'http.post', 'HttpPost']
    const [wanted = '?'] = names.filter((text) => address.replaceAll('[]', '').includes(text))
    expect(logged).toContain(wanted)
    expect(logged).toContain(profileFacts[name].name)
  })

  test.each(implementations)('%s: the key of events is called as in the log of the bot', (name) => {
    const [, key = '?'] = /\.(\w+)$/.exec(implementationFields[name].events.key) ?? []
    const others = /others: (\w+)/.exec(wiring['signature-wrong'].fix)?.[1]
    const listed = new RegExp(`${profileFacts[name].name}[^;)]*: (\\w+)`)
    const [, said = others] = listed.exec(wiring['signature-wrong'].fix) ?? []
    expect(key.toLowerCase()).toBe(said?.toLowerCase())
  })

  test.each(['troubleshooting.md', 'troubleshooting.zh-CN.md'])('%s has them too', (name) => {
    const text = readFileSync(new URL(`../../../../docs/${name}`, import.meta.url), 'utf8')
    for (const implementation of implementations) {
      const row = text
        .split('\n')
        .find((line) => line.startsWith(`| ${profileFacts[implementation].name} |`))
      const { events } = implementationFields[implementation]
      expect(row?.toLowerCase()).toContain(/\w+$/.exec(events.key)?.[0].toLowerCase())
    }
  })

  test.each(implementations)('%s: a block has the address and no key', (name) => {
    for (const way of ['events', 'api', 'reverse', 'forward'] as const) {
      const block = writeBlock(name, way, 'ws://me:the-password@example.com:1234/qq?key=the-key')
      expect(block).toContain('1234')
      expect(block).toMatch(/<the value of CQHTTP_\w+>/)
      expect(block).not.toMatch(/the-password|the-key|null/)
    }
    expect(writeBlock(name, 'reverse', 'ws://example.com:1234/qq')).toMatch(/example\.com/)
  })

  test.each([
    ['NapCat.Onebot', 'napcat'],
    ['LLOneBot', 'llbot'],
    ['Lagrange.OneBot', 'lagrange'],
    ['go-cqhttp', 'go-cqhttp'],
    ['SnowLuma', 'snowluma'],
    ['onebots', undefined],
    ['', undefined],
  ])('%j is the implementation %s', (name, implementation) => {
    expect(toImplementation(name)).toBe(implementation)
  })
})
