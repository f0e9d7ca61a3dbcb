import { useComputed } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { MessageView } from '../../../../src/protocol.ts'
import { RichText } from '../../common/rich-text.tsx'
import { t } from '../../i18n/i18n.ts'
import { nameOf } from '../../state/names.ts'
import { recallers } from '../chat-state.ts'
import { openForward } from '../dialogs/forward-dialog.tsx'
import { Bubble } from './bubble.tsx'
import { rowId } from './jump.ts'
import style from './tip.module.css'

/** Stands in place of a message that was taken back, which is shown on demand. */
export function RecalledRow({ message }: { message: MessageView }) {
  const { groupId, number, userId } = message
  const [isOpen, setOpen] = useState(false)
  const by = useComputed(() => recallers.value.get(number)).value ?? userId
  const author = message.anonymous ?? nameOf(userId, groupId)
  const who = by === userId ? author : nameOf(by, groupId)
  return (
    <div id={rowId(number)} class={style['tip']}>
      <p class={style['text']}>
        <RichText
          text={by === userId ? 'tip.recall' : 'tip.recallOther'}
          values={{ who: <b>{who}</b>, author: <b>{author}</b> }}
        />
        <button
          type="button"
          class={style['toggle']}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'tip.hide' : 'tip.show')}
        </button>
      </p>
      {isOpen && (
        <del class={style['recalled']}>
          <Bubble
            segments={message.message}
            context={{
              openForward,
              ...(groupId === undefined ? {} : { groupId }),
              ...(message.forwards === undefined ? {} : { forwards: message.forwards }),
            }}
          />
        </del>
      )}
    </div>
  )
}
