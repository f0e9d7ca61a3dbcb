import { fillIn } from '@cqhttp/core/wiring'
import type { DiagnosisCode } from './diagnosis.ts'
import type { LinkCode, LinkDiagnosis } from './link-diagnosis.ts'
import { linkEn } from './link-texts-en.ts'
import { linkZh } from './link-texts-zh.ts'
import { diagnosisEn, diagnosisZh } from './texts.ts'
import type { WordedDiagnosis } from './word-diagnosis.ts'

/** Puts a finding into words: the titles are those of the page, and of the log where it has them. */
export function wordLinkDiagnosis(
  { code, values }: Pick<LinkDiagnosis, 'code' | 'values'>,
  language: 'en' | 'zh',
): WordedDiagnosis {
  const [texts, shared] = language === 'zh' ? [linkZh, diagnosisZh] : [linkEn, diagnosisEn]
  const { title, fix } = isLinkCode(code)
    ? texts.own[code]
    : { title: shared[code].title, fix: texts.fixes[code] ?? shared[code].fix }
  return { title: fillIn(title, values), fix: fillIn(fix, values) }
}

function isLinkCode(code: DiagnosisCode | LinkCode): code is LinkCode {
  return Object.hasOwn(linkEn.own, code)
}
