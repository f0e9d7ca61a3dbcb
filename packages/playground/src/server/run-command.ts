import { setImmediate } from 'node:timers/promises'
import type { ReadCommand } from './commands.ts'
import type { SandboxDesk } from './desk.ts'
import type { CommandResult } from '../protocol.ts'

/**
 * Runs a command. What people do is answered as soon as it is done: the page sees by the stream what
 * the bot makes of it, which may take long.
 *
 * @throws WorldError when QQ would not allow it.
 */
export async function runCommand(
  desk: SandboxDesk,
  { command, run }: ReadCommand,
): Promise<CommandResult> {
  await desk.settled()
  const { journal, world } = desk.sandbox
  const last = { exchange: journal.lastExchangeId, message: world.messages.length }
  // The world changes at once: what is new in the next lines came of this command, not of others.
  const done = desk.observe(command, () => run(desk))
  const count = journal.lastExchangeId - last.exchange
  const said = world.messages.length > last.message ? { message: last.message + 1 } : {}
  if (!(done instanceof Promise)) return done ?? exchangesAfter(last.exchange, count)
  if (command.do === 'reset') {
    await done
    return {}
  }
  // What QQ does not allow is known by then.
  await Promise.race([done, setImmediate()])
  return { ...exchangesAfter(last.exchange, count), ...said }
}

function exchangesAfter(last: number, count: number): CommandResult {
  return { exchanges: Array.from({ length: count }, (_, index) => last + index + 1) }
}
