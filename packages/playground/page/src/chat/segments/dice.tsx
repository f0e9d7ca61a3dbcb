import { Dice1, Dice2, Dice3, Dice4, Dice5, Dice6, Dices } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import { read } from '../segment-data.ts'
import type { SegmentProps } from './segment-props.ts'
import style from './inline.module.css'

const FACES = [Dices, Dice1, Dice2, Dice3, Dice4, Dice5, Dice6]

export function DiceSegment({ data }: SegmentProps) {
  const result = read(data, 'result')
  const Icon = FACES[Number(result)] ?? Dices
  return (
    <span class={style['dice']} role="img" aria-label={`${t('segment.dice')} ${result}`}>
      <Icon size={56} strokeWidth={1.5} aria-hidden="true" />
    </span>
  )
}
