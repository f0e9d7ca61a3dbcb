import { MessagesSquare } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import { read, readSegments, type SegmentData, toAny } from '../segment-data.ts'
import { excerptOf } from '../words.ts'
import { AttachedCard } from './attached-card.tsx'
import { nodeAuthor, nodeContent } from './forward-node.ts'
import type { SegmentContext, SegmentProps } from './segment-props.ts'
import style from './forward.module.css'

/** How many lines of it the card shows. */
const SHOWN = 3

export function ForwardSegment({ data, context }: SegmentProps) {
  const nodes = context.forwards?.[read(data, 'id')] ?? readSegments(data['content'])
  return <RecordCard nodes={nodes.map((node) => toAny(node).data)} context={context} />
}

/** A node, with those that stand beside it. */
export function NodeSegment({
  data,
  more = [],
  context,
}: SegmentProps & { more?: readonly SegmentData[] }) {
  return <RecordCard nodes={[data, ...more]} context={context} />
}

function RecordCard({
  nodes,
  context,
}: {
  nodes: readonly SegmentData[]
  context: SegmentContext
}) {
  return (
    <AttachedCard
      icon={MessagesSquare}
      title={t('segment.forward')}
      kind={
        nodes.length === 0
          ? t('segment.forwardGone')
          : t('segment.forwardCount', { count: nodes.length })
      }
      {...(nodes.length === 0 ? {} : { onClick: () => context.openForward(nodes, context) })}
    >
      {nodes.length > 0 && (
        <span class={style['lines']}>
          {nodes.slice(0, SHOWN).map((node, index) => (
            <span key={index} class={style['line']}>
              {`${nodeAuthor(node)}: ${excerptOf(nodeContent(node), context.groupId)}`}
            </span>
          ))}
        </span>
      )}
    </AttachedCard>
  )
}
