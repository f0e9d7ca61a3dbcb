import type { ComponentChildren } from 'preact'
import type { HappeningView } from '../../../../src/protocol.ts'
import { longDuration } from '../../common/duration.ts'
import { RichText } from '../../common/rich-text.tsx'
import type { TextKey } from '../../i18n/en.ts'
import { t } from '../../i18n/i18n.ts'
import { nameOf, selfId, userName } from '../../state/names.ts'
import { type Tip, tipOf } from '../tip-text.ts'
import { FileRow } from './file-row.tsx'
import { RequestCard } from './request-card.tsx'
import style from './tip.module.css'

/** What happened besides messages. */
export function HappeningRow({ happening, isOwn }: { happening: HappeningView; isOwn: boolean }) {
  const { fact } = happening
  if (fact.type === 'recall') return null
  if (fact.type === 'request') return <RequestCard request={fact.request} />
  if (fact.type === 'upload') return <FileRow upload={fact} isOwn={isOwn} />
  const groupId = 'groupId' in fact ? fact.groupId : undefined
  const tip = tipOf(fact, selfId())
  return (
    <div class={style['tip']}>
      <p class={style['text']}>
        <RichText text={tip.text} values={valuesOf(tip, groupId, fact.type === 'card')} />
      </p>
    </div>
  )
}

function valuesOf(
  { people, words, time, honor }: Tip,
  groupId: number | undefined,
  // A card is what somebody is called from now on.
  byNickname: boolean,
): Record<string, ComponentChildren> {
  const values: Record<string, ComponentChildren> = { ...words }
  for (const [place, userId] of Object.entries(people)) {
    values[place] = <b>{byNickname ? userName(userId) : nameOf(userId, groupId)}</b>
  }
  if (time !== undefined) values['time'] = longDuration(time)
  if (honor !== undefined) values['honor'] = t(`honor.${honor}` as TextKey)
  return values
}
