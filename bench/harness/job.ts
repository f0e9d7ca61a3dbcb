// The job that every contestant does: answer a signed message event with a quick operation.

export const SECRET = 'a-secret-for-benchmarks-only'
export const SELF_ID = 10_001_000

/** The fields of an event that the job reads. */
export interface JobEvent {
  message_id: number | string
  raw_message: string
}

/** The answer depends on the body, and its beginning tells which event it belongs to. */
export function replyTo({ message_id, raw_message }: JobEvent): string {
  return `${markerOf(message_id)} 收到 ${raw_message.length} 个字`
}

/** ASCII, so that it looks the same no matter how the answer is escaped. */
export function markerOf(messageId: number | string): string {
  return `#${messageId},`
}
