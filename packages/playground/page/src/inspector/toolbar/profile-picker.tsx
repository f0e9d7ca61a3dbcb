import { Check, ChevronDown, CircleUser } from 'lucide-preact'
import type { ProfileName } from '@cqhttp/sandbox'
import { t } from '../../i18n/i18n.ts'
import { session } from '../../state/state.ts'
import { ErrorLine } from '../../common/parts/error-line.tsx'
import { Popover } from '../../common/parts/popover.tsx'
import { useCommand } from '../../common/parts/use-command.ts'
import { profileFacts } from '../../../../src/diagnosis/profile-facts.ts'
import style from './profile-picker.module.css'
import trigger from './trigger.module.css'

/** Which implementation the sandbox behaves as. */
export function ProfilePicker({ wide = false }: { wide?: boolean }) {
  const { value: known } = session
  if (known === undefined) return null
  return (
    <Popover
      label={t('profile.title')}
      trigger={{
        class: trigger['trigger'],
        'data-wide': wide ? '' : undefined,
        title: t('profile.label'),
      }}
      face={
        <>
          <CircleUser size={16} aria-hidden="true" />
          <span class={wide ? undefined : 'visually-hidden'}>{t('profile.label')}</span>
          <span class={trigger['end']}>
            {profileFacts[known.profile].name}
            <ChevronDown size={14} aria-hidden="true" />
          </span>
        </>
      }
    >
      {(close) => <Profiles chosen={known.profile} names={known.profiles} close={close} />}
    </Popover>
  )
}

interface ProfilesProps {
  chosen: ProfileName
  names: readonly ProfileName[]
  close: () => void
}

function Profiles({ chosen, names, close }: ProfilesProps) {
  const { act, error } = useCommand()

  async function choose(profile: ProfileName): Promise<void> {
    const result = await act({ do: 'switchProfile', profile })
    if (result.error === undefined) close()
  }

  return (
    <div class={style['profiles']}>
      <p class={style['hint']}>{t('profile.hint')}</p>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <button
              type="button"
              class={style['profile']}
              aria-pressed={name === chosen}
              onClick={() => void choose(name)}
            >
              <span class={style['name']}>
                {profileFacts[name].name}
                {name === chosen && <Check size={16} aria-hidden="true" />}
              </span>
              <span class={style['text']}>{t(`profile.${name}`)}</span>
              <span class={style['tags']}>
                {tagsOf(name).map((tag) => (
                  <span key={tag}>{tag}</span>
                ))}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <ErrorLine error={error} />
    </div>
  )
}

function tagsOf(name: ProfileName): string[] {
  const { timeout, resends, ignoresResponses, oneByOne, format } = profileFacts[name]
  return [
    timeout === undefined
      ? t('profile.tag.patient')
      : t('profile.tag.timeout', { seconds: timeout }),
    ...(resends > 0 ? [t('profile.tag.resends', { posts: resends + 1 })] : []),
    ...(ignoresResponses ? [t('profile.tag.ignores')] : []),
    ...(oneByOne ? [t('profile.tag.one-by-one')] : []),
    t(`profile.tag.${format}`),
  ]
}
