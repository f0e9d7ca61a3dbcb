import { SendHorizontal } from 'lucide-preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../i18n/i18n.ts'
import { Button } from '../../common/parts/button.tsx'
import { isCompact } from '../../common/parts/media.ts'
import { nameOf } from '../../state/names.ts'
import type { ChatId } from '../../state/navigation.ts'
import { draftOf, focusComposer, setDraft, speaker } from '../chat-state.ts'
import { isEmpty, mentionQuery } from '../compose.ts'
import { Attachments } from './attachments.tsx'
import { editor } from './editor.ts'
import { type Candidate, candidates, MentionList } from './mention-list.tsx'
import { mention } from './mention.ts'
import { ProblemBar } from './problem-bar.tsx'
import { ReplyBar } from './reply-bar.tsx'
import { sendDraft } from './send.ts'
import { takeFiles } from './take-files.ts'
import { Toolbar } from './toolbar.tsx'
import style from './composer.module.css'

const LIST_ID = 'mention-list'

/** Where a message is written, and who says it. */
export function Composer({ chat, chatKey }: { chat: ChatId; chatKey: string }) {
  const draft = draftOf(chatKey)
  const { value: from } = speaker
  const area = useRef<HTMLTextAreaElement>(null)
  const [query, setQuery] = useState<{ at: number; query: string }>()
  const [chosen, setChosen] = useState(0)
  const groupId = chat.type === 'group' ? chat.group : undefined
  const found = query === undefined || groupId === undefined ? [] : candidates(groupId, query.query)

  useLayoutEffect(() => {
    editor.current = area.current
    return () => {
      editor.current = null
    }
  }, [])

  // Not at first: on a phone the keyboard would cover the chat.
  const { value: wish } = focusComposer
  const isFirst = useRef(true)
  useEffect(() => {
    if (!isFirst.current || !isCompact.value) area.current?.focus()
    isFirst.current = false
  }, [wish])

  function look(): void {
    const { current: element } = area
    if (element === null) return
    const { selectionEnd, selectionStart, value } = element
    const isCaret = selectionStart === selectionEnd && !draft.cqCode
    const next = isCaret ? mentionQuery(value, selectionStart) : undefined
    if (next?.query !== query?.query || next?.at !== query?.at) setChosen(0)
    setQuery(next)
  }

  function pick({ id, name }: Candidate): void {
    mention(id, name, query?.at)
    setQuery(undefined)
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Enter ends what an input method composes; Safari says so by the code alone.
    if (event.isComposing || event.keyCode === 229) return
    if (found.length > 0 && onListKey(event)) return event.preventDefault()
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault()
      void sendDraft(chat)
    } else if (event.key === 'Escape' && draft.reply !== undefined) {
      setDraft(chatKey, { reply: undefined })
    }
  }

  function onListKey({ key }: KeyboardEvent): boolean {
    const count = found.length
    if (key === 'ArrowDown') setChosen((chosen + 1) % count)
    else if (key === 'ArrowUp') setChosen((chosen - 1 + count) % count)
    else if (key === 'Escape') setQuery(undefined)
    else if (key === 'Enter' || key === 'Tab') {
      const one = found[chosen]
      if (one !== undefined) pick(one)
    } else return false
    return true
  }

  const placeholder =
    from === undefined
      ? t('composer.nobody')
      : draft.cqCode
        ? t('composer.placeholderCq')
        : t('composer.placeholder', { name: nameOf(from, groupId) })
  const isOpen = found.length > 0
  return (
    <div class={style['composer']}>
      <ProblemBar chatKey={chatKey} />
      <div class={style['box']}>
        {isOpen && (
          <MentionList id={LIST_ID} found={found} chosen={chosen} onPick={pick} groupId={groupId} />
        )}
        {draft.reply !== undefined && <ReplyBar chatKey={chatKey} number={draft.reply} />}
        <textarea
          ref={area}
          class={style['area']}
          data-code={draft.cqCode ? '' : undefined}
          rows={isCompact.value ? 1 : 2}
          value={draft.text}
          placeholder={placeholder}
          disabled={from === undefined}
          aria-label={t('composer.label')}
          aria-autocomplete={groupId === undefined ? undefined : 'list'}
          aria-haspopup={groupId === undefined ? undefined : 'listbox'}
          aria-controls={isOpen ? LIST_ID : undefined}
          aria-activedescendant={isOpen ? `${LIST_ID}-${chosen}` : undefined}
          onInput={(event) => {
            setDraft(chatKey, { text: event.currentTarget.value })
            look()
          }}
          onKeyUp={look}
          onClick={look}
          onBlur={() => setQuery(undefined)}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const files = event.clipboardData?.files
            if (files === undefined || files.length === 0) return
            event.preventDefault()
            void takeFiles(files)
          }}
        />
        <Attachments chatKey={chatKey} images={draft.images} />
        <div class={style['bar']}>
          <Toolbar chat={chat} chatKey={chatKey} from={from} />
          <Button
            look="primary"
            icon={SendHorizontal}
            title={t('composer.keys')}
            disabled={isEmpty(draft) || from === undefined}
            onClick={() => {
              void sendDraft(chat)
              area.current?.focus()
            }}
          >
            <span class={style['sendText']}>{t('composer.send')}</span>
          </Button>
        </div>
      </div>
    </div>
  )
}
