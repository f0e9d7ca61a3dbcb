import type { ButtonHTMLAttributes, ComponentChildren } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { placeAt } from '../place.ts'
import style from './popover.module.css'

interface PopoverProps {
  /** The attributes of the button that opens it. */
  trigger: ButtonHTMLAttributes & { [name: `data-${string}`]: string | undefined }
  /** What is shown in the button. */
  face: ComponentChildren
  /** The name of what opens. */
  label: string
  /** Made only while it is open. */
  children: (close: () => void) => ComponentChildren
}

/** Up to this width it is a sheet at the bottom; the style sheet says the same. */
const SHEET = 600

/** A button, and what opens below it; closed by Esc and by pressing elsewhere. */
export function Popover({ trigger, face, label, children }: PopoverProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)

  function onToggle(event: Event): void {
    const opens = (event as ToggleEvent).newState === 'open'
    setOpen(opens)
    // Its size is known once its content is there.
    if (opens) requestAnimationFrame(place)
  }

  function place(): void {
    if (button.current === null || panel.current === null) return
    panel.current.style.left = ''
    panel.current.style.top = ''
    if (innerWidth > SHEET) placeAt(panel.current, button.current)
  }

  return (
    <>
      <button
        type="button"
        {...trigger}
        ref={button}
        popovertarget={id}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
      >
        {face}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        class={style['popover']}
        onToggle={onToggle}
      >
        {isOpen && children(() => panel.current?.hidePopover())}
      </div>
    </>
  )
}
