/**
 * Defaults of the standard that are sent along, since an implementation's own would turn the call
 * into its opposite: without a duration NapCat and Lagrange lift the mute, without `enable` both
 * take the admin's rights away, and Lagrange lifts the mute of the group.
 */
const DEFAULTS: ReadonlyMap<string, Record<string, unknown>> = new Map([
  ['set_group_ban', { duration: 1800 }],
  ['set_group_admin', { enable: true }],
  ['set_group_whole_ban', { enable: true }],
])

const VARIANT = /_(?:async|rate_limited)$/

/** The action of which `action` is a variant, or itself. */
export function plainAction(action: string): string {
  return action.replace(VARIANT, '')
}

/** Completes the parameters of an action; a key that is undefined or null counts as absent. */
export function withDefaults(
  action: string,
  params: Record<string, unknown>,
): Record<string, unknown> {
  const completed = { ...params }
  const defaults = DEFAULTS.get(plainAction(action)) ?? {}
  for (const [name, value] of Object.entries(defaults)) completed[name] ??= value
  return completed
}
