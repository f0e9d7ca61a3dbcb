import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'
import style from './tabs.module.css'

interface Tab<Name extends string> {
  name: Name
  text: string
  count?: number | undefined
}

interface TabsProps<Name extends string> {
  label: string
  tabs: readonly Tab<Name>[]
  chosen: Name
  onChoose: (name: Name) => void
  /** Before the tabs. */
  before?: ComponentChildren
  children: ComponentChildren
}

/** Tabs and the panel of the chosen one; arrow keys go from tab to tab. */
export function Tabs<Name extends string>(props: TabsProps<Name>) {
  const { label, tabs, chosen, onChoose, before, children } = props
  const id = useId()
  const list = useRef<HTMLDivElement>(null)

  function onKeyDown(event: KeyboardEvent): void {
    const index = tabs.findIndex(({ name }) => name === chosen)
    const next = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: -1 }[event.key]
    const tab = next === undefined ? undefined : tabs.at(next % tabs.length)
    if (tab === undefined) return
    event.preventDefault()
    onChoose(tab.name)
    list.current?.querySelector<HTMLElement>(`[data-name="${tab.name}"]`)?.focus()
  }

  return (
    <div class={style['tabs']}>
      <div class={style['bar']}>
        {before}
        <div
          ref={list}
          role="tablist"
          aria-label={label}
          class={style['list']}
          onKeyDown={onKeyDown}
        >
          {tabs.map(({ name, text, count }) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`${id}-${name}`}
              data-name={name}
              aria-selected={name === chosen}
              aria-controls={`${id}-panel`}
              tabIndex={name === chosen ? 0 : -1}
              onClick={() => onChoose(name)}
            >
              {text}
              {count !== undefined && count > 0 && <span class={style['count']}>{count}</span>}
            </button>
          ))}
        </div>
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${chosen}`}
        class={style['panel']}
      >
        {children}
      </div>
    </div>
  )
}
