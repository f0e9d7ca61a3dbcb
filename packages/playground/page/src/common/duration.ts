import { t } from '../i18n/i18n.ts'

const UNITS = [
  ['days', 86_400],
  ['hours', 3600],
  ['minutes', 60],
  ['seconds', 1],
] as const

/** A duration in seconds in its two largest units. */
export function longDuration(seconds: number): string {
  const parts: string[] = []
  let rest = Math.max(0, Math.round(seconds))
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size)
    rest %= size
    if (count > 0) parts.push(t(`time.${unit}`, { count }))
  }
  return parts.slice(0, 2).join(' ') || t('time.seconds', { count: 0 })
}
