import { EventForm } from './event-form/event-form.tsx'
import { t } from '../i18n/i18n.ts'
import { isFolded } from '../common/parts/media.ts'
import { BotStatus } from './toolbar/bot-status.tsx'
import { CompactMenu } from './toolbar/compact-menu.tsx'
import { ExportDialog } from './toolbar/export-dialog.tsx'
import { FaultsPopover } from './toolbar/faults-popover.tsx'
import { openDialog } from './toolbar/open-dialog.ts'
import { LanguageButton, ThemeButton } from './toolbar/preferences.tsx'
import { ProfilePicker } from './toolbar/profile-picker.tsx'
import { ExportButton, RecordButton } from './toolbar/recorder.tsx'
import { ResetButton, ResetDialog } from './toolbar/reset.tsx'
import { RaiseButton } from './toolbar/raise-button.tsx'
import style from './toolbar.module.css'

/** The bar above everything: the session, its profile, faults, the recording. */
export function Toolbar() {
  return (
    <header class={style['toolbar']} aria-label={t('toolbar.label')}>
      <h1 class={style['mark']}>
        <img src="./icon.svg" alt="" width="28" height="28" />
        <span class={style['name']}>{t('app.title')}</span>
      </h1>
      {isFolded.value ? <CompactBar /> : <WideBar />}
      {openDialog.value === 'event' && <EventForm />}
      {openDialog.value === 'export' && <ExportDialog />}
      {openDialog.value === 'reset' && <ResetDialog />}
    </header>
  )
}

function WideBar() {
  return (
    <>
      <BotStatus />
      <ProfilePicker />
      <FaultsPopover />
      <span class={style['space']} />
      <RecordButton />
      <ExportButton />
      <RaiseButton />
      <span class={style['line']} />
      <ResetButton />
      <LanguageButton />
      <ThemeButton />
    </>
  )
}

function CompactBar() {
  return (
    <>
      <BotStatus />
      <span class={style['space']} />
      <FaultsPopover onlyActive />
      <RecordButton onlyActive />
      <RaiseButton small />
      <CompactMenu />
    </>
  )
}
