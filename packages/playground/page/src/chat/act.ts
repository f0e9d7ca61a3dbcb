import type { Command, CommandResult } from '../../../src/protocol.ts'
import { longDuration } from '../common/duration.ts'
import { run } from '../connection/connection.ts'
import { t } from '../i18n/i18n.ts'
import { nameOf } from '../state/names.ts'
import { chatKey } from '../state/chat-id.ts'
import { currentChat } from '../state/navigation.ts'
import { setProblem } from './chat-state.ts'
import { readProblem } from './problems.ts'

/** Does something in the open chat; what was wrong with it is said above the composer. */
export async function act(command: Command): Promise<CommandResult> {
  const { value: chat } = currentChat
  if (chat === undefined) return {}
  const key = chatKey(chat)
  setProblem(key, undefined)
  const result = await run(command)
  if (result.error !== undefined) setProblem(key, explain(result.error))
  return result
}

/** What is wrong, in the language of the page where it is known. */
function explain(error: string): string {
  const problem = readProblem(error)
  if (problem === undefined) return error
  const { text, userId, groupId, seconds } = problem
  return t(text, {
    ...(userId === undefined ? {} : { name: nameOf(userId, groupId) }),
    ...(seconds === undefined ? {} : { time: longDuration(seconds) }),
  })
}
