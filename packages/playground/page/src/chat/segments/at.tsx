import { t } from '../../i18n/i18n.ts'
import { nameOf } from '../../state/names.ts'
import { read } from '../segment-data.ts'
import type { SegmentProps } from './segment-props.ts'
import style from './inline.module.css'

export function AtSegment({ data, context }: SegmentProps) {
  const qq = read(data, 'qq')
  const name = qq === 'all' ? t('segment.everybody') : nameOf(Number(qq), context.groupId)
  return (
    <span class={style['at']} title={qq}>
      {`@${name === 'NaN' ? qq : name}`}
    </span>
  )
}
