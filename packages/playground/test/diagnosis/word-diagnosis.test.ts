import { expect, test } from 'vitest'
import { sayWiring } from '@cqhttp/core/wiring'
import { diagnoseSession, wordDiagnosis } from '@cqhttp/playground/diagnosis'
import { diagnosisEn, diagnosisZh } from '../../src/diagnosis/texts.ts'

const placeholders = ({ title, fix }: { title: string; fix: string }): string[] =>
  [...`${title} ${fix}`.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort()

test.each(Object.keys(diagnosisEn) as (keyof typeof diagnosisEn)[])(
  'needs the same values in both languages: %s',
  (code) => {
    const needed = new Set(placeholders(diagnosisEn[code]))
    expect(new Set(placeholders(diagnosisZh[code]))).toEqual(needed)
  },
)

test('says what is wrong and what to do, in both languages, from plain facts', () => {
  const facts = { signed: true, apiRoot: 'http://127.0.0.1:5700', guarded: false }
  const [found] = diagnoseSession({
    ...facts,
    postUrl: 'http://127.0.0.1:8080/',
    reachable: false,
  })
  expect(found?.code).toBe('not-running')
  const words = found && [wordDiagnosis(found, 'en'), wordDiagnosis(found, 'zh')]
  expect(words).toEqual([
    {
      title: 'Nothing answers at 127.0.0.1:8080',
      fix: expect.stringContaining('listens on port 8080 (PORT=8080)'),
    },
    {
      title: expect.stringContaining('127.0.0.1:8080'),
      fix: expect.stringContaining('PORT=8080'),
    },
  ])
})

test.each(['signature-missing', 'signature-wrong', 'wrong-path', 'wrong-method'] as const)(
  'says of %s what the log of the bot says, and then what is so here',
  (code) => {
    const values = { path: '/qq', method: 'POST', status: 403, body: 'no' }
    const { title, fix } = wordDiagnosis({ code, level: 'bad', values }, 'en')
    expect(`${title}. ${fix}`.startsWith(`${sayWiring(code, values)} `)).toBe(true)
  },
)
