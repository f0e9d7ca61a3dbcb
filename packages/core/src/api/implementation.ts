import type { Bot } from '../handling/bot.ts'
import type { CallOptions } from './transport.ts'

/** Implementations whose ways are known where they differ. */
export type Implementation = 'napcat' | 'llbot' | 'lagrange' | 'go-cqhttp' | 'snowluma'

const NAMES: readonly [start: string, name: Implementation][] = [
  ['napcat', 'napcat'],
  ['llonebot', 'llbot'],
  ['llbot', 'llbot'],
  ['luckylillia', 'llbot'],
  ['lagrange', 'lagrange'],
  ['go-cqhttp', 'go-cqhttp'],
  ['snowluma', 'snowluma'],
]

/** Asks the implementation what it is; undefined for one that is not known. */
export async function askImplementation(
  bot: Pick<Bot, 'callAction'>,
  options: CallOptions,
): Promise<Implementation | undefined> {
  const { app_name } = await bot.callAction('get_version_info', {}, options)
  const name = String(app_name).toLowerCase()
  return NAMES.find(([start]) => name.startsWith(start))?.[1]
}
