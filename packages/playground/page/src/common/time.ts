import { language, t } from '../i18n/i18n.ts'

const DAY = 86_400_000

function locale(): string {
  return language.value === 'zh' ? 'zh-CN' : 'en-GB'
}

/** The time of day of a time in seconds since 1970, such as 09:41. */
export function clockTime(time: number): string {
  return format({ hour: '2-digit', minute: '2-digit' }, time)
}

/** The time for today, the word for yesterday, otherwise the date. */
export function shortTime(time: number): string {
  const age = daysAgo(time)
  if (age === 0) return clockTime(time)
  if (age === 1) return t('chat.yesterday')
  return format(age < 180 ? { month: 'numeric', day: 'numeric' } : { dateStyle: 'short' }, time)
}

/** The day, unless it is today, and the time. */
export function longTime(time: number): string {
  const age = daysAgo(time)
  if (age === 0) return clockTime(time)
  const day =
    age === 1
      ? t('chat.yesterday')
      : format({ year: 'numeric', month: 'long', day: 'numeric' }, time)
  return `${day} ${clockTime(time)}`
}

/** Date and time in full. */
export function fullTime(time: number): string {
  return format({ dateStyle: 'long', timeStyle: 'medium' }, time)
}

function daysAgo(time: number): number {
  const midnight = (date: Date): number => date.setHours(0, 0, 0, 0)
  return Math.round((midnight(new Date()) - midnight(new Date(time * 1000))) / DAY)
}

const formats = new Map<string, Intl.DateTimeFormat>()

function format(options: Intl.DateTimeFormatOptions, time: number): string {
  const key = locale() + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale(), options)
  formats.set(key, known)
  return known.format(time * 1000)
}
