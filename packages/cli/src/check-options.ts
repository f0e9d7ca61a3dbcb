import { parseArgs, type ParseArgsConfig } from 'node:util'
import type { ArgsDef } from 'citty'
import { UsageError } from './usage-error.ts'

/**
 * Refuses what a command does not know, and options without a value or with one too many: citty lets
 * all of these pass.
 *
 * @param most How many arguments that are not options it takes; default none.
 * @returns The arguments that are not options.
 * @throws UsageError that names the option.
 */
export function checkOptions(
  command: string,
  args: readonly string[],
  known: ArgsDef,
  most = 0,
): string[] {
  const options: NonNullable<ParseArgsConfig['options']> = Object.fromEntries(
    Object.entries(known).map(([name, { type }]) => [
      name,
      { type: type === 'boolean' ? 'boolean' : 'string' },
    ]),
  )
  let positionals: string[]
  try {
    ;({ positionals } = parseArgs({ args: [...args], options, allowPositionals: most > 0 }))
  } catch (error) {
    // The first sentence is the reason; the others are advice that does not fit.
    const [reason] = (error as Error).message.split(/\.\s/, 1)
    throw new UsageError(`${reason}; see cqhttp ${command} --help`)
  }
  const extra = positionals[most]
  if (extra === undefined) return positionals
  throw new UsageError(`unexpected argument ${JSON.stringify(extra)}; see cqhttp ${command} --help`)
}
