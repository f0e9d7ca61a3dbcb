import { createEvent, createTemplate, FIRST_ID, sign, type SignedEvent } from './events.ts'

/** The answer of a contestant, whatever it runs in. */
export interface Answer {
  status: number
  body: string
}

/** The text of a quick operation, or of the reply to a Telegram update. */
function readReply(body: string): string | undefined {
  const { reply, text } = JSON.parse(body) as {
    reply?: string | { data: { text: string } }[]
    text?: string
  }
  if (reply === undefined) return text
  return typeof reply === 'string' ? reply : reply.map(({ data }) => data.text).join('')
}

/** @throws Error when the answer does not belong to this event. */
export function checkAnswer({ status, body }: Answer, event: SignedEvent): void {
  if (status !== 200 || readReply(body) !== event.reply) {
    throw new Error(`a wrong answer: ${status} ${body.slice(0, 200)}`)
  }
}

/**
 * Checks a contestant before the measurement: its answers are right and depend on the body, and it
 * refuses an event that is signed with another secret.
 *
 * @throws Error when it fails the check.
 */
export async function checkContestant(
  name: string,
  sizes: readonly number[],
  send: (event: SignedEvent) => Promise<Answer>,
): Promise<void> {
  try {
    for (const size of sizes) await checkSize(size, send)
  } catch (error) {
    throw new Error(`${name} does not do the job`, { cause: error })
  }
}

async function checkSize(
  size: number,
  send: (event: SignedEvent) => Promise<Answer>,
): Promise<void> {
  const template = createTemplate(size)
  // These ids are used by no measurement.
  const [first, second] = [createEvent(template, FIRST_ID - 1), createEvent(template, FIRST_ID - 2)]
  checkAnswer(await send(first), first)
  checkAnswer(await send(second), second)

  const third = createEvent(template, FIRST_ID - 3)
  const forged = { ...third, signature: sign(third.body, 'another') }
  const { status } = await send(forged)
  if (status !== 401 && status !== 403) throw new Error(`it answers a forged event with ${status}`)
}
