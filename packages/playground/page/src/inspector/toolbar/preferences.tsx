import { Languages, Monitor, Moon, Sun } from 'lucide-preact'
import { language, setLanguage, t } from '../../i18n/i18n.ts'
import { type Theme, theme } from '../../state/theme.ts'
import { IconButton } from '../../common/parts/button.tsx'
import { Choices } from '../../common/parts/field.tsx'

const THEMES: readonly Theme[] = ['auto', 'light', 'dark']
const ICONS = { auto: Monitor, light: Sun, dark: Moon }
/** Each in its own language: people who look for one may not read the other. */
const LANGUAGES = { zh: '中文', en: 'English' } as const

/** From one appearance to the next. */
export function ThemeButton() {
  const { value: now } = theme
  const next = THEMES[(THEMES.indexOf(now) + 1) % THEMES.length] ?? 'auto'
  return (
    <IconButton
      icon={ICONS[now]}
      label={`${t('theme.label')}: ${t(`theme.${now}`)}`}
      onClick={() => (theme.value = next)}
    />
  )
}

export function ThemeChoices() {
  return (
    <Choices
      label={t('theme.label')}
      choices={THEMES}
      chosen={theme.value}
      text={(choice) => t(`theme.${choice}`)}
      onChoose={(choice) => (theme.value = choice)}
    />
  )
}

/** From one language to the other. */
export function LanguageButton() {
  const other = language.value === 'zh' ? 'en' : 'zh'
  return <IconButton icon={Languages} label={LANGUAGES[other]} onClick={() => setLanguage(other)} />
}

export function LanguageChoices() {
  return (
    <Choices
      label={t('language.label')}
      choices={['zh', 'en'] as const}
      chosen={language.value}
      text={(choice) => LANGUAGES[choice]}
      onChoose={setLanguage}
    />
  )
}
