import type { Segment } from '@cqhttp/core'
import type { TextKey } from '../i18n/en.ts'
import { t } from '../i18n/i18n.ts'
import { nameOf } from '../state/names.ts'
import { excerpt } from './excerpt.ts'
import { segmentsEn } from './texts/segments.ts'

/** The word for a type of segment, such as Picture; undefined for an unknown one. */
export function kindOf(type: string): string | undefined {
  const key = `kind.${type}`
  return Object.hasOwn(segmentsEn, key) ? t(key as TextKey) : undefined
}

/** A message in one line. */
export function excerptOf(segments: readonly Segment[], groupId?: number): string {
  return excerpt(segments, {
    kind: kindOf,
    nameOf: (userId) => nameOf(userId, groupId),
    everybody: t('segment.everybody'),
  })
}
