import { Pointer } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import { read } from '../segment-data.ts'
import type { SegmentProps } from './segment-props.ts'
import style from './inline.module.css'

export function PokeSegment({ data }: SegmentProps) {
  const name = read(data, 'name') || `${read(data, 'type')} ${read(data, 'id')}`.trim()
  return (
    <span class={style['chip']}>
      <Pointer size={15} aria-hidden="true" />
      {name === '' ? t('kind.poke') : t('segment.poke', { name })}
    </span>
  )
}
