import { read } from '../segment-data.ts'
import type { SegmentProps } from './segment-props.ts'
import { UnknownSegment } from './unknown.tsx'
import style from './inline.module.css'

const LAST_CODE_POINT = 0x10_ff_ff

/** An emoji by its code point, of CQHTTP 4. */
export function EmojiSegment(props: SegmentProps) {
  const code = Number(read(props.data, 'id'))
  if (!Number.isInteger(code) || code < 32 || code > LAST_CODE_POINT) {
    return <UnknownSegment {...props} />
  }
  return <span class={style['face']}>{String.fromCodePoint(code)}</span>
}
