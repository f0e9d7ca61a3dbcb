import type { Command, CommandResult } from '../../../../src/protocol.ts'

/** Runs a command; what is wrong with it is shown at the top of the panel. */
export type Act = (command: Command) => Promise<CommandResult>
