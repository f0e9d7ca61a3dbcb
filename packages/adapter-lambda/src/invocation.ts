import { ask, type Outgoing, type Runtime, textAnswer, tickOf } from '@cqhttp/core/adapter'
import type { Context } from 'aws-lambda'

import { explain, type Recognised } from './fronts/recognise.ts'
import type { Settings } from './options.ts'
import { LambdaIncoming } from './request.ts'
import { NO_SCHEDULES, NO_TIME, timeOfTick } from './schedule-event.ts'
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

function askWithin({ endpoint }: Settings, invocation: Invocation): Promise<Outgoing | Response> {
  const { recognised } = invocation
  return ask(
    endpoint,
    new LambdaIncoming(recognised),
    toRuntime({ ...invocation, event: recognised.event }),
  )
}

function toRuntime({
  event,
  tasks,
  context,
  deadline,
}: Omit<Invocation, 'recognised'> & { event: unknown }): Runtime {
  const runtime: Runtime = { waitUntil: tasks.add, platform: { event, context } }
  if (deadline !== undefined) runtime.deadline = deadline
  return runtime
}

/**
 * Answers what is no HTTP request: runs what is due when a scheduler ticks, as a task, and logs
 * anything else.
 */
export function answerOther(
  { endpoint, logger }: Settings,
  invocation: Omit<Invocation, 'recognised'> & { event: unknown },
): Outgoing {
  const { event, tasks } = invocation
  const time = timeOfTick(event)
  if (time === undefined) {
    logger.error(explain(event))
    return NO_REQUEST
  }
  const tick = tickOf(endpoint)
  if (tick === undefined || Number.isNaN(time)) {
    logger.error(tick === undefined ? NO_SCHEDULES : NO_TIME)
    return NO_REQUEST
  }
  tasks.add(tick({ time }, toRuntime(invocation)))
  return textAnswer(204, '')
}

const NO_REQUEST: Outgoing = textAnswer(400, 'the event is no HTTP request')

const FAILED: Outgoing = textAnswer(500, 'internal error')
