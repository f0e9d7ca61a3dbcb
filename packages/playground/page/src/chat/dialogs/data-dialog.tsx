import { openModal } from '../../common/modals.tsx'
import { t } from '../../i18n/i18n.ts'
import { CodeView } from '../../common/parts/code-view.tsx'
import { Dialog } from '../../common/parts/dialog.tsx'

/** Shows JSON, or any other text, as it is. */
export function openData(title: string, text: string): void {
  openModal((close) => (
    <Dialog title={title} onClose={close} wide>
      <CodeView text={text} label={t('segment.data')} />
    </Dialog>
  ))
}
