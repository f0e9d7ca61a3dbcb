import { UserRound } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { t } from '../../i18n/i18n.ts'
import { groups, users } from '../../state/state.ts'
import { isMember } from '../event-form/people.ts'
import { Avatar } from '../../common/parts/avatar.tsx'
import { Button } from '../../common/parts/button.tsx'
import { Empty } from '../../common/parts/empty.tsx'
import { ErrorLine } from '../../common/parts/error-line.tsx'
import { TextField } from '../../common/parts/text-field.tsx'
import { useCommand } from '../../common/parts/use-command.ts'
import style from './panel.module.css'

/** Who a private chat is with, and what this person can do. */
export function PersonPanel({ userId }: { userId: number | undefined }) {
  const { act, error, isBusy } = useCommand()
  const user = userId === undefined ? undefined : users.value.get(userId)
  if (user === undefined) return <Empty icon={UserRound} text={t('person.none')} />
  const { id, nickname, isFriend, sex, age, remark } = user
  const shared = [...groups.value.values()].filter((group) => isMember(group, id))
  return (
    <div class={style['panel']}>
      <div class={style['head']}>
        <Avatar id={id} name={nickname} />
        <div>
          <h2>{nickname}</h2>
          <p>{t(isFriend ? 'person.friend' : 'person.stranger')}</p>
        </div>
      </div>
      <ErrorLine error={error} />
      <section>
        <dl class={style['facts']}>
          <dt>{t('person.number')}</dt>
          <dd>{id}</dd>
          <dt>{t('person.sex')}</dt>
          <dd>{t(`person.sex.${sex}`)}</dd>
          <dt>{t('person.age')}</dt>
          <dd>{age}</dd>
          {remark !== '' && (
            <>
              <dt>{t('person.remark')}</dt>
              <dd>{remark}</dd>
            </>
          )}
          {shared.length > 0 && (
            <>
              <dt>{t('person.groups')}</dt>
              <dd>{shared.map(({ name }) => name).join(', ')}</dd>
            </>
          )}
        </dl>
      </section>
      {!isFriend && (
        <section>
          <FriendRequest
            isBusy={isBusy}
            onSend={(comment) => void act({ do: 'requestFriend', from: id, comment })}
          />
          <div class={style['row']}>
            <Button
              disabled={isBusy}
              title={t('person.befriend.hint')}
              onClick={() => void act({ do: 'befriend', from: id })}
            >
              {t('person.befriend')}
            </Button>
          </div>
        </section>
      )}
      <section>
        <div class={style['row']}>
          <Button disabled={isBusy} onClick={() => void act({ do: 'poke', from: id })}>
            {t('person.poke')}
          </Button>
        </div>
      </section>
    </div>
  )
}

interface FriendRequestProps {
  isBusy: boolean
  onSend: (comment: string) => void
}

function FriendRequest({ isBusy, onSend }: FriendRequestProps) {
  const [comment, setComment] = useState('')
  return (
    <>
      <h3>{t('person.request')}</h3>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onSend(comment)
        }}
      >
        <TextField
          label={t('person.request.comment')}
          after={
            <Button type="submit" disabled={isBusy}>
              {t('person.request.submit')}
            </Button>
          }
          value={comment}
          onInput={setComment}
        />
      </form>
    </>
  )
}
