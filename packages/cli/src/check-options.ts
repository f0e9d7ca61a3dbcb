import { parseArgs, type ParseArgsConfig } from 'node:util'
import type { ArgsDef } from 'citty'
import { UsageError } from './usage-error.ts'

/**
 * Refuses what a command does not know, and options without a value or with one too many: citty lets
 * all of these pass.
 *
 * @throws UsageError that names the option.
 */
export function checkOptions(command: string, args: readonly string[], known: ArgsDef): void {
  const options: NonNullable<ParseArgsConfig['options']> = Object.fromEntries(
    Object.entries(known).map(([name, { type }]) => [
      name,
      { type: type === 'boolean' ? 'boolean' : 'string' },
    ]),
  )
  try {
    parseArgs({ args: [...args], options, allowPositionals: false })
  } catch (error) {
    // The first sentence is the reason; the others are advice that does not fit.
    const [reason] = (error as Error).message.split(/\.\s/, 1)
    throw new UsageError(`${reason}; see cqhttp ${command} --help`)
  }
}
