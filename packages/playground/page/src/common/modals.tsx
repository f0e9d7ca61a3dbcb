import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'

interface Modal {
  key: number
  render: (close: () => void) => ComponentChildren
}

const open = signal<readonly Modal[]>([])
let last = 0

/** Shows a dialog over everything, and over the dialogs that are open, until it is closed. */
export function openModal(render: Modal['render']): void {
  last += 1
  open.value = [...open.value, { key: last, render }]
}

/** Where dialogs are put: outside the panes, which may be hidden. */
export function Modals() {
  return (
    <>
      {open.value.map(({ key, render }) => (
        <ModalSlot key={key} render={render} close={() => remove(key)} />
      ))}
    </>
  )
}

function ModalSlot({ render, close }: { render: Modal['render']; close: () => void }) {
  return <>{render(close)}</>
}

function remove(key: number): void {
  open.value = open.value.filter((modal) => modal.key !== key)
}
