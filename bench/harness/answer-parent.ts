import type { ChildReply } from './child.ts'

/** Called by a child process: answers the questions of its parent. */
export function answerParent<Question>(answer: (question: Question) => unknown): void {
  const send = (reply: ChildReply): void => void process.send?.(reply)
  // The parent is gone, so there will be no more questions.
  process.on('disconnect', () => process.exit())
  process.on('message', (question: Question) => {
    const answered = (async () => answer(question))()
    answered.then(
      (value) => send({ value }),
      (error: unknown) => send({ error: explain(error) }),
    )
  })
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? `${error.stack}` : `${error.stack}\n${explain(error.cause)}`
}
