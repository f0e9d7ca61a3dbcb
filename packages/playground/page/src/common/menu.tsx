import { signal } from '@preact/signals'
import { Check, type LucideIcon } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { placeAt } from './place.ts'
import style from './menu.module.css'

export interface MenuItem {
  text: string
  run: () => void
  icon?: LucideIcon
  /** What is shown before the text instead of an icon. */
  face?: ComponentChildren
  /** What is shown after the text. */
  note?: ComponentChildren
  /** In a choice: whether it is the chosen one. */
  checked?: boolean
  isDanger?: boolean
  /** Whether a line is above it. */
  isApart?: boolean
}

interface Menu {
  label: string
  items: readonly MenuItem[]
  /** Its anchor, or where the pointer was. */
  at: Element | { x: number; y: number }
}

const shown = signal<Menu | undefined>(undefined)

/** Opens a menu; closed by a choice, by Esc and by pressing elsewhere. */
export function openMenu(menu: Menu): void {
  shown.value = menu
}

/** Where the one menu of the page is put. */
export function MenuHost() {
  const { value: menu } = shown
  // Another menu is another popover, so that it has its own way in and out.
  return menu === undefined ? null : <MenuPopover key={keyOf(menu)} menu={menu} />
}

const keys = new WeakMap<Menu, number>()
let lastKey = 0

function keyOf(menu: Menu): number {
  const known = keys.get(menu)
  if (known !== undefined) return known
  lastKey += 1
  keys.set(menu, lastKey)
  return lastKey
}

function MenuPopover({ menu }: { menu: Menu }) {
  const { at, items, label } = menu
  const panel = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const { current: element } = panel
    if (element === null) return
    const before = document.activeElement
    element.showPopover()
    placeAt(element, at)
    const chosen = element.querySelector<HTMLElement>('[aria-checked="true"]')
    ;(chosen ?? element.querySelector<HTMLElement>('button'))?.focus()
    return () => {
      const { activeElement } = document
      const isLost = activeElement === null || activeElement === document.body
      if (isLost && before instanceof HTMLElement) before.focus()
    }
  }, [])

  function onToggle(event: Event): void {
    if ((event as ToggleEvent).newState === 'closed' && shown.peek() === menu) {
      shown.value = undefined
    }
  }

  function choose(item: MenuItem): void {
    panel.current?.hidePopover()
    item.run()
  }

  function onKeyDown(event: KeyboardEvent): void {
    const buttons = [...(panel.current?.querySelectorAll<HTMLElement>('button') ?? [])]
    const index = buttons.indexOf(document.activeElement as HTMLElement)
    const next = {
      ArrowDown: (index + 1) % buttons.length,
      ArrowUp: (index - 1 + buttons.length) % buttons.length,
      Home: 0,
      End: buttons.length - 1,
    }[event.key]
    if (event.key === 'Tab') panel.current?.hidePopover()
    if (next === undefined) return
    event.preventDefault()
    buttons[next]?.focus()
  }

  return (
    <div
      ref={panel}
      popover="auto"
      role="menu"
      aria-label={label}
      class={style['menu']}
      onToggle={onToggle}
      onKeyDown={onKeyDown}
    >
      {items.map((item, index) => (
        <Item key={index} item={item} onChoose={() => choose(item)} />
      ))}
    </div>
  )
}

function Item({ item, onChoose }: { item: MenuItem; onChoose: () => void }) {
  const { checked, face, icon: Icon, isApart, isDanger, note, text } = item
  return (
    <button
      type="button"
      role={checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={checked}
      tabIndex={-1}
      class={style['item']}
      data-danger={isDanger ? '' : undefined}
      data-apart={isApart ? '' : undefined}
      onClick={onChoose}
    >
      {Icon && <Icon size={16} aria-hidden="true" />}
      {face}
      <span class={style['text']}>{text}</span>
      {note !== undefined && <span class={style['note']}>{note}</span>}
      {checked === true && <Check size={16} class={style['check'] ?? ''} aria-hidden="true" />}
    </button>
  )
}
