import { createSandbox, type Sandbox } from '@cqhttp/sandbox'
import { expect, test } from 'vitest'
import { type Problem, readProblem } from '../../page/src/chat/problems.ts'

const rows: [Problem['text'], (sandbox: Sandbox) => Promise<unknown>][] = [
  [
    'problem.muted',
    async (sandbox) => {
      await sandbox.group(20_002).ban(10_001, 60)
      await sandbox.user(10_001).say('hi', { group: 20_002 })
    },
  ],
  [
    'problem.wholeBan',
    async (sandbox) => {
      await sandbox.group(20_002).wholeBan()
      await sandbox.user(10_001).say('hi', { group: 20_002 })
    },
  ],
  [
    'problem.noAnonymous',
    async (sandbox) => {
      await sandbox.group(20_002).allowAnonymous(false)
      await sandbox.user(10_001).say('hi', { group: 20_002, anonymous: true })
    },
  ],
  [
    'problem.tooLate',
    async (sandbox) => {
      const { message } = await sandbox.user(10_001).say('hi')
      sandbox.clock.advance(1000)
      if (message !== undefined) await sandbox.user(10_001).recall(message)
    },
  ],
  [
    'problem.recalled',
    async (sandbox) => {
      const { message } = await sandbox.user(10_001).say('hi')
      if (message === undefined) return
      await sandbox.user(10_001).recall(message)
      await sandbox.user(10_001).recall(message)
    },
  ],
  ['problem.notMember', (sandbox) => sandbox.user(10_009).say('hi', { group: 20_002 })],
]

test.each(rows)('knows what the sandbox refuses: %s', async (text, refused) => {
  await using sandbox = createSandbox()
  const error = await refused(sandbox).catch((reason: unknown) => reason)
  expect(readProblem(error instanceof Error ? error.message : '')?.text).toBe(text)
})
