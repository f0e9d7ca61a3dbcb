import { Puzzle } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import { openData } from '../dialogs/data-dialog.tsx'
import type { SegmentProps } from './segment-props.ts'
import style from './unknown.module.css'

/** A segment that is not of the standard: its type, and its data on demand. */
export function UnknownSegment({ type, data }: SegmentProps) {
  const name = t('segment.unknown', { type })
  return (
    <button
      type="button"
      class={style['unknown']}
      onClick={() => openData(name, JSON.stringify({ type, data }))}
    >
      <Puzzle size={15} aria-hidden="true" />
      {name}
    </button>
  )
}
