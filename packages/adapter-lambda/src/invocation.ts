import { ask, type Outgoing, type Runtime, textAnswer } from '@cqhttp/core/adapter'
import type { Context } from 'aws-lambda'

import type { Recognised } from './fronts/recognise.ts'
import type { Settings } from './options.ts'
import { LambdaIncoming } from './request.ts'
import type { Tasks } from './tasks.ts'

/** When the runtime cuts the invocation off, in milliseconds since the epoch. */
export function deadlineOf(context: Context | undefined): number | undefined {
  // Programs that call a handler without the runtime, such as tests, may leave the context out.
  if (typeof context?.getRemainingTimeInMillis !== 'function') return undefined
  return Date.now() + context.getRemainingTimeInMillis()
}

interface Invocation {
  recognised: Recognised
  tasks: Tasks
  context: Context
  deadline: number | undefined
}

/** Asks the endpoint, and forms its response; an error of either is logged and answered. */
export async function answer<Formed>(
  settings: Settings,
  invocation: Invocation,
  form: (response: Outgoing | Response) => Promise<Formed>,
): Promise<Formed> {
  try {
    return await form(await askWithin(settings, invocation))
  } catch (error) {
    settings.logger.error('a request could not be answered:', error)
    return await form(FAILED)
  }
}

function askWithin(
  { endpoint }: Settings,
  { recognised, tasks, context, deadline }: Invocation,
): Promise<Outgoing | Response> {
  const incoming = new LambdaIncoming(recognised)
  const platform = { event: recognised.event, context }
  const runtime: Runtime = { waitUntil: tasks.add, platform }
  if (deadline !== undefined) runtime.deadline = deadline
  return ask(endpoint, incoming, runtime)
}

export const NO_REQUEST: Outgoing = textAnswer(400, 'the event is no HTTP request')

const FAILED: Outgoing = textAnswer(500, 'internal error')
