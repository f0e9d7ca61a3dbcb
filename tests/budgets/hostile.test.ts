// A file of its own: once the methods have been replaced, V8 runs them several times slower.
import { escapeCqCode, formatCqCode, parseCqCode, unescapeCqCode } from '@cqhttp/core'
import { expect, test } from 'vitest'

import { countSteps } from '../support/count-steps.ts'
import { hostile } from '../support/hostile.ts'

test.each(Object.entries(hostile))(
  '%s take eight times as much when they are eight times as long, not sixty-four',
  async (_name, make) => {
    const stepsFor = (length: number): Promise<number> => {
      const string = make(length)
      return countSteps(() => {
        formatCqCode(parseCqCode(string))
        unescapeCqCode(escapeCqCode(string, { comma: true }))
      })
    }
    const short = await stepsFor(20_000)
    expect(short).toBeGreaterThan(20_000)
    expect((await stepsFor(160_000)) / short).toBeLessThan(9)
  },
)
