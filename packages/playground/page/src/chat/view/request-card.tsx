import { CircleCheck, CircleX, Clock } from 'lucide-preact'
import type { HappeningFact } from '../../../../src/protocol.ts'
import { RichText } from '../../common/rich-text.tsx'
import { t } from '../../i18n/i18n.ts'
import { groupName, userName } from '../../state/names.ts'
import style from './tip.module.css'

type Request = Extract<HappeningFact, { type: 'request' }>['request']

const ICONS = { open: Clock, approved: CircleCheck, refused: CircleX }

/** A request, and how it was answered. */
export function RequestCard({ request }: { request: Request }) {
  const { comment, groupId, note = '', state, type, userId } = request
  const Icon = ICONS[state]
  return (
    <div class={style['tip']}>
      <div class={style['request']}>
        <p>
          <RichText
            text={`request.${type}`}
            values={{
              who: <b>{userName(userId)}</b>,
              group: <b>{groupId === undefined ? '' : groupName(groupId)}</b>,
            }}
          />
        </p>
        {comment !== '' && <p class={style['comment']}>{comment}</p>}
        <p class={style['state']} data-state={state}>
          <Icon size={14} aria-hidden="true" />
          {t(`request.${state}`)}
          {state === 'refused' && note !== '' && <span>{t('request.reason', { note })}</span>}
        </p>
      </div>
    </div>
  )
}
