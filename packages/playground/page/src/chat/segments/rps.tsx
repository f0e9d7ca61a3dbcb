import { t } from '../../i18n/i18n.ts'
import { read } from '../segment-data.ts'
import type { SegmentProps } from './segment-props.ts'
import style from './inline.module.css'

/** The hands, by the numbers that QQ gives to results. */
const HANDS: Record<string, string> = { 1: '🖐️', 2: '✌️', 3: '✊' }

export function RpsSegment({ data }: SegmentProps) {
  return (
    <span class={style['large']} role="img" aria-label={t('segment.rps')} title={t('segment.rps')}>
      {HANDS[read(data, 'result')] ?? '✊✌️🖐️'}
    </span>
  )
}
