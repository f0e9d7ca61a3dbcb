import { fillIn } from '@cqhttp/core/wiring'
import type { Diagnosis } from './diagnosis.ts'
import { diagnosisEn, diagnosisZh } from './texts.ts'

/** What is wrong in a sentence, and what to do about it. */
export interface WordedDiagnosis {
  readonly title: string
  readonly fix: string
}

/** Puts a diagnosis into words, the same wherever it is shown: on the page, in a log, in a terminal. */
export function wordDiagnosis({ code, values }: Diagnosis, language: 'en' | 'zh'): WordedDiagnosis {
  const { title, fix } = (language === 'zh' ? diagnosisZh : diagnosisEn)[code]
  return { title: fillIn(title, values), fix: fillIn(fix, values) }
}
