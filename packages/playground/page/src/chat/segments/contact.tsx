import { Contact, Users } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import { groupName, nameOf } from '../../state/names.ts'
import { read } from '../segment-data.ts'
import { AttachedCard } from './attached-card.tsx'
import type { SegmentProps } from './segment-props.ts'

export function ContactSegment({ data }: SegmentProps) {
  const id = read(data, 'id')
  const isGroup = read(data, 'type') === 'group'
  return (
    <AttachedCard
      icon={isGroup ? Users : Contact}
      title={isGroup ? groupName(Number(id)) : nameOf(Number(id))}
      text={id}
      kind={t(isGroup ? 'segment.contact.group' : 'segment.contact.qq')}
    />
  )
}
