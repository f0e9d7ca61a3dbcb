import { language, t } from '../../i18n/i18n.ts'
import { faceOf } from '../faces.ts'
import { read } from '../segment-data.ts'
import type { SegmentProps } from './segment-props.ts'
import style from './inline.module.css'

export function FaceSegment({ data }: SegmentProps) {
  const id = read(data, 'id')
  const face = faceOf(id)
  if (face === undefined) return <span class={style['chip']}>{`[${t('kind.face')} ${id}]`}</span>
  const name = language.value === 'zh' ? face.zh : face.en
  return (
    <span class={style['face']} role="img" aria-label={name} title={`${name} (${id})`}>
      {face.emoji}
    </span>
  )
}
