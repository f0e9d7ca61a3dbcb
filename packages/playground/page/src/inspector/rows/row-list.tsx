import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import style from './row-list.module.css'

interface RowListProps<Item> {
  label: string
  items: readonly Item[]
  keyOf: (item: Item) => string | number
  /** How it went, for the dot of the row. */
  toneOf: (item: Item) => 'pending' | 'good' | 'warn' | 'bad' | 'plain'
  chosen: string | number | undefined
  onChoose: (item: Item) => void
  /** Where the detail covers the list, it is to be shown. */
  onOpen: () => void
  /** What a row says. */
  children: (item: Item) => ComponentChildren
}

/** How far the keys for a page go. */
const PAGE = 6

/** A list of what happened, the latest first; arrow keys choose a row. */
export function RowList<Item>(props: RowListProps<Item>) {
  const { label, items, keyOf, toneOf, chosen, onChoose, onOpen, children } = props
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const index = items.findIndex((item) => keyOf(item) === chosen)

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  function onKeyDown(event: KeyboardEvent): void {
    const last = items.length - 1
    const targets: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + PAGE,
      PageUp: index - PAGE,
      Home: 0,
      End: last,
    }
    const target = targets[event.key]
    if (event.key === 'Enter') onOpen()
    if (target === undefined) return
    event.preventDefault()
    const next = items[Math.min(last, Math.max(0, target))]
    if (next !== undefined) onChoose(next)
  }

  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={index === -1 ? undefined : `${id}-${chosen}`}
      class={style['list']}
      onKeyDown={onKeyDown}
    >
      {items.map((item) => {
        const key = keyOf(item)
        return (
          <div
            key={key}
            id={`${id}-${key}`}
            role="option"
            aria-selected={key === chosen}
            class={style['row']}
            data-tone={toneOf(item)}
            onClick={() => {
              onChoose(item)
              onOpen()
            }}
          >
            <span class={style['dot']} />
            {children(item)}
          </div>
        )
      })}
    </div>
  )
}
