import { Smile } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'
import { language, t } from '../../i18n/i18n.ts'
import { Popover } from '../../common/parts/popover.tsx'
import { currentChatKey } from '../../state/navigation.ts'
import { draftOf } from '../chat-state.ts'
import { type Face, faces } from '../faces.ts'
import { insert } from './editor.ts'
import button from '../../common/parts/button.module.css'
import style from './face-picker.module.css'

/** The faces of QQ, as they are written in a text: [微笑]. */
export function FacePicker() {
  return (
    <Popover
      label={t('composer.faces')}
      face={<Smile size={18} aria-hidden="true" />}
      trigger={{
        class: button['icon'],
        'aria-label': t('composer.faces'),
        title: t('composer.faces'),
      }}
    >
      {(close) => <FaceGrid close={close} />}
    </Popover>
  )
}

function FaceGrid({ close }: { close: () => void }) {
  const grid = useRef<HTMLDivElement>(null)
  useEffect(() => {
    grid.current?.querySelector('button')?.focus()
  }, [])
  return (
    <div ref={grid} class={style['grid']} onKeyDown={onArrows}>
      {faces.map((face, index) => (
        <button
          key={face.id}
          type="button"
          class={style['face']}
          aria-label={nameOf(face)}
          title={`${nameOf(face)} (${face.id})`}
          tabIndex={index === 0 ? 0 : -1}
          onClick={() => {
            close()
            insert(write(face))
          }}
        >
          {face.emoji}
        </button>
      ))}
    </div>
  )
}

function nameOf(face: Face): string {
  return language.value === 'zh' ? face.zh : face.en
}

function write(face: Face): string {
  const { value: key } = currentChatKey
  const isCode = key !== undefined && draftOf(key).cqCode
  return isCode ? `[CQ:face,id=${face.id}]` : `[${nameOf(face)}]`
}

function onArrows(event: KeyboardEvent): void {
  const grid = event.currentTarget as HTMLElement
  const buttons = [...grid.children] as HTMLElement[]
  const columns = getComputedStyle(grid).gridTemplateColumns.split(' ').length
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key]
  if (step === undefined) return
  event.preventDefault()
  buttons[buttons.indexOf(document.activeElement as HTMLElement) + step]?.focus()
}
