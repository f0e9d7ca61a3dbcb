import { expect, it } from 'vitest'

import { startImplementation } from '../support/runtimes/implementation.ts'
import { restApi } from '../support/runtimes/lambda/payload-v1.ts'
import { functionUrl } from '../support/runtimes/lambda/payload-v2.ts'
import { variablesFor } from './conform.ts'
import { streamingLambda } from './drivers/lambda.ts'
import { privateMessage, signed } from './request.ts'

const LASTING = 2000

it.each([functionUrl, restApi])(
  '$name: the response comes while a task of two seconds runs, which ends before the next poll',
  async (front) => {
    const implementation = await startImplementation()
    const lambda = await streamingLambda(front).start(variablesFor(implementation))
    try {
      const { status } = await lambda.send(signed(privateMessage({ text: `later ${LASTING}` })))
      expect(status).toBe(200)
      expect(implementation.calls).toEqual([])
      expect(lambda.steps.map(({ what }) => what)).toEqual(['polled', 'delivered', 'answered'])

      await expect.poll(() => lambda.steps.length, { timeout: 5 * LASTING }).toBe(4)
      expect(implementation.calls).toEqual([['mark', '{}']])
      const [, , answered, polled] = lambda.steps
      expect(polled?.what).toBe('polled')
      expect((polled?.at ?? 0) - (answered?.at ?? 0)).toBeGreaterThan(0.8 * LASTING)
    } finally {
      await lambda.close()
      await implementation.close()
    }
  },
)
