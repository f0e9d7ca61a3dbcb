// The job that every contestant does: answer a signed message event by a quick operation.

export const SECRET = 'a-secret-for-benchmarks-only'
export const SELF_ID = 10_001_000

/** What the job reads of an event. */
export interface JobEvent {
  message_id: number | string
  raw_message: string
}

/** The answer, which depends on the body; its beginning tells which event it belongs to. */
export function replyTo({ message_id, raw_message }: JobEvent): string {
  return `${markerOf(message_id)} 收到 ${raw_message.length} 个字`
}

/** ASCII, so that it looks the same however an answer is escaped. */
export function markerOf(messageId: number | string): string {
  return `#${messageId},`
}
