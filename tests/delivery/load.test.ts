// Many events, each delivered several times, at once and out of order: each is handled once.
import { expect, it } from 'vitest'

import { variablesFor } from '../conformance/conform.ts'
import { nodeDriver } from '../conformance/drivers/node.ts'
import { workersDriver } from '../conformance/drivers/workers.ts'
import { privateMessage, signed } from '../conformance/request.ts'
import { startImplementation } from '../support/runtimes/implementation.ts'

const EVENTS = 1000
const COPIES = 4
const CONNECTIONS = 32

it.each([nodeDriver, workersDriver])(
  `$name: ${EVENTS} events, each ${COPIES} times over ${CONNECTIONS} connections`,
  { timeout: 180_000 },
  async (driver) => {
    const implementation = await startImplementation()
    const running = await driver.start(variablesFor(implementation))
    try {
      const answers = new Map<number, string[]>()
      const left = deliveries()
      await Promise.all(
        Array.from({ length: CONNECTIONS }, async () => {
          for (let number = left.pop(); number !== undefined; number = left.pop()) {
            const text = `count ${number}`
            const { status, body } = await running.send(signed(privateMessage({ text })))
            const answer = `${status} ${Buffer.from(body).toString()}`
            answers.set(number, [...(answers.get(number) ?? []), answer])
          }
        }),
      )

      const numbers = Array.from({ length: EVENTS }, (_, index) => index)
      const runs = implementation.calls.map(([, body]) => JSON.parse(body).number as number)
      expect(runs.toSorted((a, b) => a - b)).toEqual(numbers)
      for (const number of numbers) {
        const reply = `200 {"reply":[{"type":"text","data":{"text":"${number}"}}]}`
        expect(answers.get(number)).toEqual(Array.from({ length: COPIES }, () => reply))
      }
    } finally {
      await running.close()
      await implementation.close()
    }
  },
)

/** Half of the events have their copies sent together, the others at random. Taken from the end. */
function deliveries(): number[] {
  const half = (EVENTS * COPIES) / 2
  const side = Array.from({ length: half }, (_, index) => Math.floor(index / COPIES))
  const apart = Array.from({ length: half }, (_, index) => EVENTS / 2 + (index % (EVENTS / 2)))
  return [...shuffle(apart), ...side]
}

/** The same order in each run. */
function shuffle(list: number[]): number[] {
  let seed = 11
  for (let index = list.length - 1; index > 0; index--) {
    // https://en.wikipedia.org/wiki/Linear_congruential_generator
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    const other = seed % (index + 1)
    const [a, b] = [list[index] as number, list[other] as number]
    list[index] = b
    list[other] = a
  }
  return list
}
