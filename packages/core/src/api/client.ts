import { ActionFailedError, ApiNotAvailableError } from '../base/errors.ts'
import { describe, isFilled } from '../base/value.ts'
import type { Id } from '../base/id.ts'
import type { StringFormat } from '../message/to-wire.ts'
import { checkJson } from '../base/bytes.ts'
import { checkTimeout } from '../base/check.ts'
import type { ActionTable } from './action-table.ts'
import { carry } from './carry.ts'
import { failureOf } from './failure.ts'
import { inOrder } from './first-of.ts'
import { normalizeResult } from './normalize-result.ts'
import type { ActionCall, ActionResponse, CallOptions, Transport } from './transport.ts'
import { toWireParams, withDefaults } from './wire-params.ts'

/** Makes calls, and resolves with the `data` of their answers. */
export interface Client {
  /** Calls with what a bot's author gave: messages in any form, defaults left out. */
  call(action: string, params: Record<string, unknown>, options?: CallOptions): Promise<unknown>
  /** Calls with parameters as they go on the wire. */
  callWire(action: string, params: Record<string, unknown>, options?: CallOptions): Promise<unknown>
  /** Whether there is an API for the account. */
  reaches(selfId: Id | undefined): boolean
}

interface ClientOptions {
  /** Empty when there is no API; sockets are put in front while the bot runs. */
  transports: readonly Transport[]
  apiTimeout: number
  format: StringFormat
  table: ActionTable
}

/** Also ensures that the name is only the last part of a URL. */
const ACTION_NAME = /^\.?\w[\w-]*$/

export function createClient({ transports, apiTimeout, format, table }: ClientOptions): Client {
  const transport = inOrder(transports)

  async function send(
    action: string,
    given: Record<string, unknown>,
    options: CallOptions,
    convert: typeof toWireParams,
  ): Promise<unknown> {
    const timeLimit = options.timeout ?? apiTimeout
    check(action, timeLimit)
    if (transports.length === 0) throw new ApiNotAvailableError(action)
    const row = table.rowOf(action, given)
    const params = convert(row, withDefaults(row, given), format)
    checkJson(params, '')
    const call: ActionCall = { action, params, reads: row.reads }
    if (options.selfId !== undefined) call.selfId = options.selfId
    const { onFrame } = options
    if (onFrame !== undefined) call.onFrame = async (frame) => onFrame(judge(action, frame))
    const answer = await carry(call, transport, timeLimit, options.signal)
    return normalizeResult(row.level, judge(action, answer))
  }

  return {
    call: (action, params, options = {}) => send(action, params, options, toWireParams),
    callWire: (action, params, options = {}) => send(action, params, options, (_, wire) => wire),
    reaches: transport.reaches,
  }
}

function check(action: unknown, timeLimit: number): void {
  if (typeof action !== 'string' || !ACTION_NAME.test(action)) {
    throw new TypeError(
      `an action must be a name such as 'send_msg', but it is ${describe(action)}`,
    )
  }
  // A timer takes what is beyond its range for none at all.
  const problem = checkTimeout(timeLimit)
  if (problem !== undefined) throw new TypeError(`${action}: timeout ${problem}`)
}

/**
 * Neither `status` nor `retcode` alone will do: Lagrange fails with status ok and with retcode 0,
 * and go-cqhttp answers `{}` to a message without a target.
 */
function judge(action: string, answer: ActionResponse): unknown {
  const { status, retcode, data } = answer
  if (status === 'ok' && retcode === 0) return data ?? null
  if (status === 'async' && (retcode === 1 || retcode === 0)) return data ?? null
  throw new ActionFailedError(action, {
    ...failureOf(answer),
    statusCode: answer.statusCode ?? null,
    status: isFilled(status) ? status : '',
  })
}
