// The same as in profiles.test.ts, at full length instead of a quarter.
import { describe, expect, it, test } from 'vitest'

import { streamingLambda } from '../conformance/drivers/lambda.ts'
import { workersDriver } from '../conformance/drivers/workers.ts'
import { functionUrl } from '../support/runtimes/lambda/payload-v2.ts'
import { FRIEND, serveBot, serveOn, startSandbox } from './parties.ts'
import { slowly, textsAfter } from './slow-handler.ts'

describe('go-cqhttp, which posts again what is not answered in 5 s', () => {
  const profile = 'go-cqhttp'

  it('sees one reply of a handler that takes 8 s, in real time', { timeout: 60_000 }, async () => {
    const sandbox = await startSandbox({ profile })
    const { runs, addHandlers } = slowly(1)
    await serveBot(sandbox, {}, addHandlers)
    const { exchanges } = await sandbox.user(FRIEND).say('hello')
    expect(exchanges[0]?.attempts.map(({ response }) => response?.status)).toEqual([204])
    expect(await textsAfter(sandbox, 1)).toEqual(['slow hello'])
    expect(runs).toEqual(['hello'])
  })

  test.each([workersDriver, streamingLambda(functionUrl)])(
    '$name: one reply of a handler that takes 8 s, in real time',
    { timeout: 60_000 },
    async (driver) => {
      // Each run of the handler would send a message. This bot answers after 2 s.
      const sandbox = await startSandbox({ profile })
      await serveOn(driver, sandbox)
      const { exchanges } = await sandbox.user(FRIEND).say('sleep 8000')
      expect(exchanges[0]?.attempts.map(({ response }) => response?.status)).toEqual([204])
      expect(await textsAfter(sandbox, 1)).toEqual(['slept 8000'])
    },
  )
})
