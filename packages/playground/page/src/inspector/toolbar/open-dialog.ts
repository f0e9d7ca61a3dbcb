import { signal } from '@preact/signals'

/** Which dialog is open. Dialogs are outside the popovers that open them: those close meanwhile. */
export const openDialog = signal<'event' | 'export' | 'reset' | undefined>(undefined)

export function closeDialog(): void {
  openDialog.value = undefined
}
