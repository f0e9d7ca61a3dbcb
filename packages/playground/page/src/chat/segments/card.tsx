import { Braces, CodeXml } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import { read } from '../segment-data.ts'
import { titleOfJson, titleOfXml } from '../card-title.ts'
import { openData } from '../dialogs/data-dialog.tsx'
import { AttachedCard } from './attached-card.tsx'
import type { SegmentProps } from './segment-props.ts'

export function JsonSegment({ data }: SegmentProps) {
  const text = read(data, 'data')
  return (
    <AttachedCard
      icon={Braces}
      title={titleOfJson(text) ?? t('kind.json')}
      text={text.slice(0, 120)}
      kind="JSON"
      onClick={() => openData(t('kind.json'), text)}
    />
  )
}

export function XmlSegment({ data }: SegmentProps) {
  const text = read(data, 'data')
  return (
    <AttachedCard
      icon={CodeXml}
      title={titleOfXml(text) ?? t('kind.xml')}
      text={text.slice(0, 120)}
      kind="XML"
      onClick={() => openData(t('kind.xml'), text)}
    />
  )
}
