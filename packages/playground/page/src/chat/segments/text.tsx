import { splitLinks } from '../safe-url.ts'
import { read } from '../segment-data.ts'
import type { SegmentProps } from './segment-props.ts'
import style from './inline.module.css'

export function TextSegment({ data }: SegmentProps) {
  return (
    <span class={style['text']}>
      {splitLinks(read(data, 'text')).map(({ text, href }, index) =>
        href === undefined ? (
          text
        ) : (
          <a key={index} href={href} target="_blank" rel="noopener noreferrer">
            {text}
          </a>
        ),
      )}
    </span>
  )
}
