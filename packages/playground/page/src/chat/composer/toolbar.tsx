import { AtSign, CirclePlus, Hand, HatGlasses, Image, Paperclip } from 'lucide-preact'
import { useRef } from 'preact/hooks'
import { openMenu } from '../../common/menu.tsx'
import { t } from '../../i18n/i18n.ts'
import { IconButton } from '../../common/parts/button.tsx'
import { isCompact } from '../../common/parts/media.ts'
import { groups } from '../../state/state.ts'
import type { ChatId } from '../../state/navigation.ts'
import { act } from '../act.ts'
import { draftOf, isMasked, setDraft, toggleMask } from '../chat-state.ts'
import { insert } from './editor.ts'
import { FacePicker } from './face-picker.tsx'
import { moreItems } from './more-menu.tsx'
import { openPokeMenu } from './poke-menu.tsx'
import { SpeakerPicker } from './speaker-picker.tsx'
import { attach, upload } from './take-files.ts'
import style from './toolbar.module.css'

interface ToolbarProps {
  chat: ChatId
  chatKey: string
  from: number | undefined
}

/** Who speaks, and what besides text goes into a message. */
export function Toolbar({ chat, chatKey, from }: ToolbarProps) {
  const picture = useRef<HTMLInputElement>(null)
  const file = useRef<HTMLInputElement>(null)
  const { cqCode } = draftOf(chatKey)
  const group = chat.type === 'group' ? groups.value.get(chat.group) : undefined

  function poke(at: Element): void {
    if (from === undefined) return
    if (group === undefined) void act({ do: 'poke', from })
    else openPokeMenu(group, from, at)
  }

  function openMore(at: Element): void {
    const text = t(group === undefined ? 'composer.pokeBot' : 'composer.poke')
    const items = moreItems(chat)
    // For where there is no room for a separate button.
    if (isCompact.value) items.unshift({ text, icon: Hand, run: () => poke(at) })
    openMenu({ label: t('composer.more'), items, at })
  }

  return (
    <div class={style['toolbar']}>
      <SpeakerPicker chat={chat} from={from} />
      {group?.anonymousAllowed === true && (
        <IconButton
          icon={HatGlasses}
          label={t('composer.anonymous')}
          aria-pressed={isMasked(group.id)}
          onClick={() => toggleMask(group.id)}
        />
      )}
      <span class={style['line']} />
      <FacePicker />
      {group !== undefined && (
        <IconButton
          icon={AtSign}
          label={t('composer.mention')}
          disabled={cqCode}
          // The list opens as if the @ had been typed.
          onClick={() => {
            insert('@')
            document.activeElement?.dispatchEvent(new InputEvent('input', { bubbles: true }))
          }}
        />
      )}
      <IconButton
        icon={Image}
        label={t('composer.image')}
        onClick={() => picture.current?.click()}
      />
      {group !== undefined && (
        <IconButton
          icon={Paperclip}
          label={t('composer.file')}
          onClick={() => file.current?.click()}
        />
      )}
      {!isCompact.value && (
        <IconButton
          icon={Hand}
          label={t(group === undefined ? 'composer.pokeBot' : 'composer.poke')}
          aria-haspopup={group === undefined ? undefined : 'menu'}
          onClick={(event) => poke(event.currentTarget as Element)}
        />
      )}
      <IconButton
        icon={CirclePlus}
        label={t('composer.more')}
        aria-haspopup="menu"
        onClick={(event) => openMore(event.currentTarget as Element)}
      />
      <button
        type="button"
        class={style['code']}
        aria-pressed={cqCode}
        title={t('composer.cqCodeHint')}
        onClick={() => setDraft(chatKey, { cqCode: !cqCode })}
      >
        CQ
        <span class="visually-hidden">{t('composer.cqCodeHint')}</span>
      </button>
      <input
        ref={picture}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label={t('composer.image')}
        onChange={(event) => void attachAll(event.currentTarget)}
      />
      <input
        ref={file}
        type="file"
        hidden
        aria-label={t('composer.file')}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? []
          if (chosen !== undefined) upload(chosen)
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}

async function attachAll(input: HTMLInputElement): Promise<void> {
  const files = [...(input.files ?? [])]
  input.value = ''
  for (const file of files) await attach(file)
}
