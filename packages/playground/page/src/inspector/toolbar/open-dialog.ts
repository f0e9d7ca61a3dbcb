import { signal } from '@preact/signals'

/** Which dialog is open: they stand outside of the popovers that open them and close meanwhile. */
export const openDialog = signal<'event' | 'export' | 'reset' | undefined>(undefined)

export function closeDialog(): void {
  openDialog.value = undefined
}
