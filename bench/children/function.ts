// Measures a contestant that is a function; the argument is its bundle.
import { pathToFileURL } from 'node:url'

import { answerParent } from '../harness/answer-parent.ts'
import { checkAnswer, checkContestant } from '../harness/answer.ts'
import { createEvent, createTemplate, FIRST_ID, type SignedEvent } from '../harness/events.ts'
import type { FunctionQuestion, Task } from '../harness/function.ts'
import { type InputKind, INPUTS, toAnswer } from '../harness/inputs.ts'
import { SECRET } from '../harness/job.ts'
import { startStopwatch } from '../harness/stopwatch.ts'

type Answerer = (input: unknown) => unknown

const contestant = process.argv[2] ?? ''
const { takes, createAnswer } = (await import(pathToFileURL(contestant).href)) as {
  takes: InputKind
  createAnswer: (secret: string, options?: object) => Answerer
}
const toInput: (event: SignedEvent) => unknown = INPUTS[takes]

let answer = createAnswer(SECRET)
let optionsOfAnswer = ''
let nextId = FIRST_ID

answerParent((question: FunctionQuestion) => {
  if (question.about === 'run') return run(question)
  return checkContestant(contestant, question.sizes, async (event) =>
    toAnswer(await answer(toInput(event))),
  )
})

async function run({ size, inFlight, count, options, before }: Task): Promise<number> {
  const key = JSON.stringify(options ?? {})
  if (key !== optionsOfAnswer || before !== undefined) {
    answer = createAnswer(SECRET, options)
    optionsOfAnswer = key
  }
  await answerInParts(size, before ?? 0, 1)
  return (await answerInParts(size, count, inFlight)) / count
}

/** So few events at a time that they are as short-lived as those of a server. */
const PART = 100

/** In microseconds, without making the events and checking the answers. */
async function answerInParts(size: number, count: number, inFlight: number): Promise<number> {
  let microseconds = 0
  for (let left = count; left > 0; left -= PART) {
    const { events, inputs } = prepare(size, Math.min(left, PART))
    const elapsed = startStopwatch()
    const outputs = await answerAll(inputs, inFlight)
    microseconds += elapsed()
    for (const [index, event] of events.entries()) {
      checkAnswer(await toAnswer(outputs[index]), event)
    }
  }
  return microseconds
}

/** Events that this process has not measured before. */
function prepare(size: number, count: number): { events: SignedEvent[]; inputs: unknown[] } {
  const template = createTemplate(size)
  const events = Array.from({ length: count }, () => createEvent(template, nextId++))
  return { events, inputs: events.map((event) => toInput(event)) }
}

async function answerAll(inputs: readonly unknown[], inFlight: number): Promise<unknown[]> {
  const outputs: unknown[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < inputs.length) {
      const index = next++
      outputs[index] = await answer(inputs[index])
    }
  }
  await Promise.all(Array.from({ length: inFlight }, lane))
  return outputs
}
