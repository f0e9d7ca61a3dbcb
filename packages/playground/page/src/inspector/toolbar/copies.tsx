import { Choices } from '../../common/parts/field.tsx'
import { t } from '../../i18n/i18n.ts'

const COPIES = [1, 2, 3, 4, 5] as const

interface CopiesProps {
  copies: number
  onChoose: (copies: number) => void
}

/** How many times something arrives. */
export function Copies({ copies: chosen, onChoose }: CopiesProps) {
  return (
    <Choices
      label={t('faults.copies')}
      choices={COPIES}
      chosen={COPIES.find((copies) => copies === chosen)}
      text={(copies) => (copies === 1 ? t('faults.once') : `${copies}×`)}
      onChoose={onChoose}
    />
  )
}
