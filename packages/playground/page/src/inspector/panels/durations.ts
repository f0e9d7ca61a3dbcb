/** How long somebody can be muted, in seconds. */
export const MUTES = [60, 600, 1800, 3600, 43_200, 86_400, 2_592_000] as const

/** A duration in seconds as a text: its key and the number in it. */
export function durationText(seconds: number): {
  key: 'member.minutes' | 'member.hours' | 'member.days'
  count: number
} {
  if (seconds < 3600) return { key: 'member.minutes', count: seconds / 60 }
  if (seconds < 86_400) return { key: 'member.hours', count: seconds / 3600 }
  return { key: 'member.days', count: seconds / 86_400 }
}
