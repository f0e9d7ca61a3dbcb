import { openModal } from '../../common/modals.tsx'
import { t } from '../../i18n/i18n.ts'
import { Dialog } from '../../common/parts/dialog.tsx'
import { Avatar } from '../avatar.tsx'
import type { SegmentData } from '../segment-data.ts'
import { nodeAuthor, nodeContent, nodeId } from '../segments/forward-node.ts'
import type { SegmentContext } from '../segments/segment-props.ts'
import { Bubble } from '../view/bubble.tsx'
import style from './forward-dialog.module.css'

interface ForwardDialogProps {
  nodes: readonly SegmentData[]
  context: SegmentContext
  onClose: () => void
}

/** Shows the messages of a merged-forward record; one in it opens above it. */
export function openForward(nodes: readonly SegmentData[], context: SegmentContext): void {
  openModal((close) => <ForwardDialog nodes={nodes} context={context} onClose={close} />)
}

function ForwardDialog({ nodes, context, onClose }: ForwardDialogProps) {
  return (
    <Dialog title={t('segment.forward')} onClose={onClose}>
      <ol class={style['nodes']}>
        {nodes.map((node, index) => (
          <li key={index} class={style['node']}>
            <Avatar id={Number(nodeId(node)) || index} name={nodeAuthor(node)} />
            <div class={style['said']}>
              <p class={style['author']}>{nodeAuthor(node)}</p>
              <Bubble segments={nodeContent(node)} context={context} />
            </div>
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
