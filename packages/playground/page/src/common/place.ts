/** The gap between a floating element and its anchor, and to the edges of the window. */
const GAP = 6

/** Puts a floating element below its anchor, or where there is more room, inside the window. */
export function placeAt(element: HTMLElement, at: Element | { x: number; y: number }): void {
  const { width, height } = element.getBoundingClientRect()
  const box =
    at instanceof Element
      ? at.getBoundingClientRect()
      : { left: at.x, right: at.x, top: at.y, bottom: at.y }
  const isLeft = box.left + width <= innerWidth - GAP
  const left = isLeft ? box.left : Math.min(box.right, innerWidth - GAP) - width
  const isBelow = box.bottom + GAP + height <= innerHeight - GAP
  const top = isBelow ? box.bottom + GAP : box.top - GAP - height
  element.style.left = `${Math.max(GAP, left)}px`
  element.style.top = `${Math.max(GAP, Math.min(top, innerHeight - height - GAP))}px`
}
