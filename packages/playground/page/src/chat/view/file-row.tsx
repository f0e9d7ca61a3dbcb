import { FileText } from 'lucide-preact'
import type { HappeningFact } from '../../../../src/protocol.ts'
import { t } from '../../i18n/i18n.ts'
import { formatSize } from '../../common/format.ts'
import { nameOf, selfId } from '../../state/names.ts'
import { Avatar } from '../avatar.tsx'
import { Badges } from '../badges.tsx'
import { AttachedCard } from '../segments/attached-card.tsx'
import { openPersonMenu } from './person-menu.ts'
import style from './row.module.css'

type Upload = Extract<HappeningFact, { type: 'upload' }>

/** A file that somebody uploaded to the group. */
export function FileRow({ upload, isOwn }: { upload: Upload; isOwn: boolean }) {
  const { file, groupId, userId } = upload
  const name = nameOf(userId, groupId)
  return (
    <div class={style['row']} data-first="" data-own={isOwn ? '' : undefined}>
      <div class={style['side']}>
        <button
          type="button"
          class={style['person']}
          aria-label={t('chat.person', { name })}
          onClick={(event) => openPersonMenu(userId, groupId, event.currentTarget)}
        >
          <Avatar id={userId} name={name} kind={userId === selfId() ? 'bot' : 'person'} />
        </button>
      </div>
      <div class={style['said']}>
        <p class={style['name']}>
          <span class={style['nameText']}>{name}</span>
          <Badges userId={userId} groupId={groupId} />
        </p>
        <div class={style['line']}>
          <AttachedCard
            icon={FileText}
            title={file.name}
            text={formatSize(file.size)}
            kind={t('kind.file')}
          />
        </div>
      </div>
    </div>
  )
}
