import { signal, type ReadonlySignal } from '@preact/signals'

/** Whether the window is that narrow at the moment. */
function watch(query: string): ReadonlySignal<boolean> {
  const list = matchMedia(query)
  const matches = signal(list.matches)
  list.addEventListener('change', () => (matches.value = list.matches))
  return matches
}

/** One pane at a time; the style sheets say the same. */
export const isCompact = watch('(max-width: 900px)')

/** Too narrow for the whole toolbar. */
export const isFolded = watch('(max-width: 1100px)')
