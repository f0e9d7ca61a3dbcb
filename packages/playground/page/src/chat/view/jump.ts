const SHOWN = 'data-jumped'

export function rowId(number: number): string {
  return `message-${number}`
}

/** Scrolls to a message of the open chat, and shows which it is. */
export function jumpTo(number: number): void {
  const row = document.getElementById(rowId(number))
  if (row === null) return
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  row.scrollIntoView({ block: 'center', behavior: isCalm ? 'instant' : 'smooth' })
  row.removeAttribute(SHOWN)
  // Read, so that the animation begins again.
  void row.offsetWidth
  row.setAttribute(SHOWN, '')
}
