import { now } from '../base/timers.ts'
import { isFilled, isObject } from '../base/value.ts'
import type { Bot } from '../handling/bot.ts'
import type { CallOptions } from './transport.ts'

/** Implementations whose ways are known where they differ. */
export type Implementation = 'napcat' | 'llbot' | 'lagrange' | 'go-cqhttp' | 'snowluma' | 'onebots'

/** How `app_name` begins. */
const NAMES: readonly [start: string, name: Implementation][] = [
  ['napcat', 'napcat'],
  ['llonebot', 'llbot'],
  ['llbot', 'llbot'],
  ['luckylillia', 'llbot'],
  ['lagrange', 'lagrange'],
  ['go-cqhttp', 'go-cqhttp'],
  ['snowluma', 'snowluma'],
  ['onebots', 'onebots'],
]

/** The implementation that `get_version_info` calls so; undefined for one that is not known. */
export function toImplementation(appName: string): Implementation | undefined {
  const name = appName.toLowerCase()
  return NAMES.find(([start]) => name.startsWith(start))?.[1]
}

/** For how long an answer is remembered, in milliseconds, and of how many accounts of a bot. */
const MAX_AGE = 10 * 60_000
const MOST = 1000
/** How much of a name is kept, in characters. */
const LONGEST = 64

interface Told {
  readonly name: string
  readonly at: number
}

/** What was told; results only, since requests must not await the promises of others. */
const known = new WeakMap<object, Map<string, Told>>()

/**
 * Asks what the implementation of an account calls itself, and remembers it for ten minutes; `''` when
 * it does not say.
 *
 * @throws What the call of `get_version_info` throws.
 */
export async function askAppName(
  bot: Pick<Bot, 'callAction'>,
  options: CallOptions,
): Promise<string> {
  let names = known.get(bot)
  if (names === undefined) known.set(bot, (names = new Map<string, Told>()))
  const account = String(options.selfId ?? '')
  const told = names.get(account)
  if (told !== undefined && now() - told.at < MAX_AGE) return told.name
  const answer: unknown = await bot.callAction('get_version_info', {}, options)
  const { app_name } = isObject(answer) ? answer : {}
  const name = isFilled(app_name) ? app_name.slice(0, LONGEST) : ''
  if (names.size >= MOST) names.clear()
  names.set(account, { name, at: now() })
  return name
}

/** Asks which implementation an account runs on, as {@link askAppName}; undefined for another one. */
export async function askImplementation(
  bot: Pick<Bot, 'callAction'>,
  options: CallOptions,
): Promise<Implementation | undefined> {
  return toImplementation(await askAppName(bot, options))
}
