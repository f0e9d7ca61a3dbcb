import { MenuHost } from './menu.tsx'
import { Modals } from './modals.tsx'

/** What stands over the page. */
export function Overlays() {
  return (
    <>
      <Modals />
      <MenuHost />
    </>
  )
}
