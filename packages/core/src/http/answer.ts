import { sha256 } from '#hmac'
import { isThenable } from '../base/eventually.ts'
import { isPending, withinTime } from '../base/timers.ts'
import type { Delivery } from '../handling/delivery.ts'
import type { Outcome } from '../handling/process.ts'
import type { Runtime } from '../handling/runtime.ts'
import { Turn } from '../inbox/inbox.ts'
import type { Parts } from '../parts.ts'
import { splitOperation } from '../reply/calls.ts'
import type { QuickOperation } from '../reply/quick-operation.ts'
import type { Outgoing } from './endpoint.ts'
import type { Posted } from './read-event.ts'
import { readAnswer, respond, respondError, writeAnswer } from './respond.ts'

/** In milliseconds, for accounts with an API: go-cqhttp posts an event again after 5 s. */
const REPLY_TIMEOUT = 4_000

type Answer = (
  posted: Posted,
  runtime: Runtime | null | undefined,
  arrival: number,
) => Promise<Outgoing>

/**
 * Answers a posted event: once for all of its copies, and in time. One budget of time runs from the
 * arrival of the event to its response, whatever uses it up.
 */
export function createAnswer(parts: Parts): Answer {
  const { processor, inbox, client, carryOut, logger, quickOperation, replyTimeout } = parts

  return async ({ payload, body, signature }, runtime, arrival) => {
    const delivery = processor.open(payload, runtime, arrival)
    if (processor.drops(delivery)) return respond()
    if (parts.queue && (await parts.queue(delivery, signature ?? body))) return respond()

    const hasApi = client.reaches(delivery.event.self_id)
    const limit = replyTimeout ?? (hasApi ? REPLY_TIMEOUT : Infinity)
    const timeLeft = (): number => Math.min(limit - delivery.elapsed, delivery.timeLeft)

    // A client that hangs up comes back with a copy, which has to find the answer.
    let open: PromiseWithResolvers<void> | undefined
    const keepOpen = <Task>(task: Task): Task => {
      if (open === undefined) delivery.keepAlive((open = Promise.withResolvers()).promise)
      return task
    }

    try {
      let turn: Turn | undefined
      if (inbox !== undefined) {
        // The body names the account, so that its digest tells apart the accounts as well.
        const digest = signature ?? sha256(body)
        const key = isThenable(digest) ? await keepOpen(digest) : digest
        const taking = inbox.take(key, timeLeft)
        const taken = isThenable(taking) ? await keepOpen(taking) : taking
        if (!(taken instanceof Turn)) {
          delivery.reportOutcome('duplicate')
          return toCopy(taken)
        }
        turn = taken
      }

      const processing = processor.run(delivery)
      let outcome: Outcome | undefined
      if (!isThenable(processing)) {
        outcome = processing
      } else if (await isPending(processing)) {
        turn?.keep(delivery.elapsed)
        outcome = await withinTime(keepOpen(processing), Math.max(0, timeLeft()))
        if (outcome === undefined) delivery.keepAlive(finishLate(processing, delivery, turn))
      } else {
        outcome = await processing
      }

      const outgoing = outcome === undefined ? respond() : conclude(outcome, delivery)
      const finished = turn?.finish(writeAnswer(outgoing), outcome !== undefined)
      if (finished !== undefined) delivery.keepAlive(finished)
      return outgoing
    } finally {
      open?.resolve()
    }
  }

  /** Undefined where another was still at it when the time was up. */
  function toCopy(answer: string | undefined): Outgoing {
    if (answer === undefined) return respond()
    const outgoing = readAnswer(answer)
    if (outgoing !== undefined) return outgoing
    logger.error('the store of the inbox holds an answer that this version cannot read')
    return respond()
  }

  function conclude(outcome: Outcome, delivery: Delivery): Outgoing {
    if (outcome.failure === undefined) {
      try {
        const outgoing = respond(takeForResponse(outcome.operation, delivery))
        delivery.reportOutcome('handled')
        return outgoing
      } catch (error) {
        // The result cannot be serialized, for example because it holds a bigint.
        delivery.reportError(error)
      }
    }
    delivery.reportOutcome('failed')
    return respondError(500, 'a handler failed')
  }

  /** What the response cannot carry is begun as actions here. */
  function takeForResponse(
    operation: QuickOperation | undefined,
    delivery: Delivery,
  ): object | undefined {
    const { event } = delivery
    if (operation === undefined || quickOperation === 'response') return operation
    const isCallable = event.post_type === 'message' || event.post_type === 'request'
    if (!isCallable || !client.reaches(event.self_id)) return operation
    if (quickOperation === 'api') {
      delivery.keepAlive(carryOut(operation, delivery))
      return undefined
    }
    const { response, rest } = splitOperation(operation as Record<string, unknown>, event)
    if (rest !== undefined) delivery.keepAlive(carryOut(rest, delivery))
    return response
  }

  /** The handlers have missed the response: what they return is done by actions. */
  async function finishLate(
    processing: Promise<Outcome>,
    delivery: Delivery,
    turn: Turn | undefined,
  ): Promise<void> {
    const { operation, failure } = await processing
    turn?.end(writeAnswer(respond()))
    delivery.reportOutcome(failure ? 'failed' : 'late')
    if (operation !== undefined) await carryOut(operation, delivery)
  }
}
