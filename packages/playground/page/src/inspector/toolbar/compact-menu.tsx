import { Menu } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import button from '../../common/parts/button.module.css'
import { Popover } from '../../common/parts/popover.tsx'
import style from './compact-menu.module.css'
import { FaultsPopover } from './faults-popover.tsx'
import { LanguageChoices, ThemeChoices } from './preferences.tsx'
import { ProfilePicker } from './profile-picker.tsx'
import { ExportButton, RecordButton } from './recorder.tsx'
import { ResetButton } from './reset.tsx'

/** What has no room in a narrow toolbar. */
export function CompactMenu() {
  return (
    <Popover
      label={t('toolbar.menu')}
      trigger={{
        class: button['icon'],
        'aria-label': t('toolbar.menu'),
        title: t('toolbar.menu'),
      }}
      face={<Menu size={20} aria-hidden="true" />}
    >
      {() => (
        <div class={style['menu']}>
          <ProfilePicker wide />
          <FaultsPopover wide />
          <div class={style['row']}>
            <RecordButton />
            <ExportButton wide />
          </div>
          <div class={style['row']}>
            <ResetButton wide />
          </div>
          <div class={style['choices']}>
            <p>{t('theme.label')}</p>
            <ThemeChoices />
            <p>{t('language.label')}</p>
            <LanguageChoices />
          </div>
        </div>
      )}
    </Popover>
  )
}
