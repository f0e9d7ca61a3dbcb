import type { ActionCall, ActionResponse, Transport } from '../../src/api/transport.ts'

/** A transport that keeps the calls and answers them all alike. */
export function createTransport(
  answer: ActionResponse | Error = { status: 'ok', retcode: 0, data: { message_id: 1 } },
): Transport & { calls: ActionCall[] } {
  const calls: ActionCall[] = []
  const transport: Transport = async (call) => {
    calls.push(call)
    if (answer instanceof Error) throw answer
    return answer
  }
  return Object.assign(transport, { calls })
}
