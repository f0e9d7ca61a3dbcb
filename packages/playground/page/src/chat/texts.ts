import { composerEn, composerZh } from './texts/composer.ts'
import { cardsEn, cardsZh } from './texts/cards.ts'
import { happeningsEn, happeningsZh } from './texts/happenings.ts'
import { listEn, listZh } from './texts/list.ts'
import { problemsEn, problemsZh } from './texts/problems.ts'
import { segmentsEn, segmentsZh } from './texts/segments.ts'
import { viewEn, viewZh } from './texts/view.ts'

export const chatEn = {
  ...listEn,
  ...viewEn,
  ...happeningsEn,
  ...segmentsEn,
  ...composerEn,
  ...cardsEn,
  ...problemsEn,
} as const

export const chatZh: Record<keyof typeof chatEn, string> = {
  ...listZh,
  ...viewZh,
  ...happeningsZh,
  ...segmentsZh,
  ...composerZh,
  ...cardsZh,
  ...problemsZh,
}
