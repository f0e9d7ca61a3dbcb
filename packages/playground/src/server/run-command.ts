import { setImmediate } from 'node:timers/promises'
import type { ReadCommand } from './commands.ts'
import type { SandboxDesk } from './desk.ts'
import type { CommandResult } from '../protocol.ts'

/**
 * Runs a command. What people do is answered as soon as it is done: what the bot makes of it may take
 * long, and the page sees it by the stream.
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
  // The world changes at once, so what is new after this line came of this command, not of another.
  const done = desk.observe(command, () => run(desk))
  const count = journal.lastExchangeId - last.exchange
  const said = world.messages.length > last.message ? { message: last.message + 1 } : {}
  if (!(done instanceof Promise)) return done ?? exchangesAfter(last.exchange, count)
  if (command.do === 'reset') {
    await done
    return {}
  }
  // By then it is known whether QQ allows it.
  await Promise.race([done, setImmediate()])
  return { ...exchangesAfter(last.exchange, count), ...said }
}

function exchangesAfter(last: number, count: number): CommandResult {
  return { exchanges: Array.from({ length: count }, (_, index) => last + index + 1) }
}
