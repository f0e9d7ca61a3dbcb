import { setImmediate } from 'node:timers/promises'
import type { readCommand } from './commands.ts'
import type { SandboxDesk } from './desk.ts'
import type { CommandResult } from './protocol.ts'

/**
 * Runs a command. What people do is answered as soon as it is done: the page sees by the stream what
 * the bot makes of it, which may take long.
 *
 * @throws WorldError when QQ would not allow it.
 */
export async function runCommand(
  desk: SandboxDesk,
  { run }: ReturnType<typeof readCommand>,
): Promise<CommandResult> {
  const { journal, world } = desk.sandbox
  const before = { exchanges: journal.exchanges.length, messages: world.messages.length }
  const done = await Promise.race([run(desk), setImmediate('under way' as const)])
  if (done !== undefined && done !== 'under way' && !('exchanges' in done)) return done
  const count = journal.exchanges.length - before.exchanges
  const keys = Array.from(
    { length: Math.max(0, count) },
    (_, index) => before.exchanges + index + 1,
  )
  return {
    exchanges: keys,
    ...(world.messages.length > before.messages ? { message: before.messages + 1 } : {}),
  }
}
