import type { ApiCall, Exchange, GroupSeed } from '@cqhttp/sandbox'
import type { JsonObject } from '@cqhttp/sandbox/tooling'
import { flagInParams, idInParams, withoutReply } from './mentions.ts'
import type { RecordedMessage, RecordedOperation, RecordedStep, StepCommand } from './recording.ts'

/** A step while it is recorded. Real times are in milliseconds since 1970. */
export interface Work {
  command: StepCommand
  /** In seconds since 1970, by the clock of the world. */
  readonly time: number
  readonly startedAt: number
  lastAt: number
  isLate: boolean
  readonly exchanges: Exchange[]
  said?: RecordedMessage
  made?: GroupSeed
  readonly sent: RecordedMessage[]
  readonly calls: ApiCall[]
}

/** A step as plain data, which no longer changes. */
export function toStep(
  work: Work,
  all: readonly Work[],
  numbers: ReadonlyMap<string, number>,
  asked: ReadonlyMap<string, Work>,
): RecordedStep {
  const { command, time, startedAt, lastAt, isLate, said, made, sent } = work
  const calls = work.calls.map(({ action, params: given }) => {
    const { access_token: _, ...params } = given
    const message = numbers.get(idInParams(params) ?? '')
    const flag = flagInParams(action, params)
    const asker = asked.get(flag ?? '')
    return {
      action,
      params,
      ...(message === undefined ? {} : { message }),
      ...(flag === undefined ? {} : { asked: asker === undefined ? -1 : all.indexOf(asker) }),
    }
  })
  return {
    command,
    time,
    duration: lastAt - startedAt,
    isLate,
    ...(said === undefined ? {} : { said }),
    ...(made === undefined ? {} : { made }),
    sent,
    operations: work.exchanges.flatMap(toOperation),
    calls,
  }
}

function toOperation({ operation = {}, steps }: Exchange): RecordedOperation[] {
  const rest: JsonObject = withoutReply(operation)
  const told = steps.filter(({ field, outcome }) => field !== 'reply' || outcome !== 'done')
  if (Object.keys(rest).length === 0 && told.length === 0) return []
  return [
    {
      operation: rest,
      outcome: Object.fromEntries(told.map(({ field, outcome }) => [field, outcome])),
    },
  ]
}
