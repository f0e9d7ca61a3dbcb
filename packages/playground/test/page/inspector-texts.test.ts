import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { profileFacts } from '../../src/diagnosis/profile-facts.ts'
import { inspectorEn, inspectorZh } from '../../page/src/inspector/texts.ts'
import { profiles } from '@cqhttp/sandbox/tooling'

const SOURCES = fileURLToPath(new URL('../../../sandbox/src', import.meta.url))

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort()

test('needs the same values in both languages', () => {
  const keys = Object.keys(inspectorEn) as (keyof typeof inspectorEn)[]
  const different = keys.filter(
    (key) => String(placeholders(inspectorEn[key])) !== String(placeholders(inspectorZh[key])),
  )
  expect(different).toEqual([])
})

test('words each rule that the profiles note, and no other', () => {
  const code = globSync(`${SOURCES}/**/*.ts`).map((file) => readFileSync(file, 'utf8'))
  const noted = code.flatMap((text) =>
    [...text.matchAll(/\bnote\(\s*'([\w.-]+)'/g)].map(([, rule = '']) => rule),
  )
  const worded = Object.keys(inspectorEn).filter((key) => key.startsWith('rule.'))
  expect(worded.sort()).toEqual([...new Set(noted.map((rule) => `rule.${rule}`))].sort())
})

test.each(Object.values(profiles))('tells the truth about $name', (profile) => {
  const { timeout, resends, oneByOne } = profile.post
  expect(profileFacts[profile.name]).toMatchObject({
    timeout,
    resends,
    oneByOne,
    ignoresResponses: profile.response.parse === undefined,
    format: profile.messages.format,
  })
})
