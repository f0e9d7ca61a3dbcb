import { expect, test } from 'vitest'

import { checkTogether } from '../src/arguments.ts'

test.each([
  [
    { template: 'manager', runtime: 'bun' },
    /no manager for bun: choose --runtime node or workers or lambda/,
  ],
  [{ template: 'llm', runtime: 'deno', transport: 'ws' }, /no llm for deno/],
  [{ runtime: 'lambda', transport: 'ws' }, /AWS Lambda does not/],
] as const)('%o do not go together', (wish, reason) => {
  expect(() => checkTogether(wish)).toThrow(reason)
})

test.each([
  {},
  { runtime: 'lambda' },
  { template: 'manager' },
  { template: 'echo', runtime: 'deno', transport: 'ws' },
] as const)('%o go together', (wish) => {
  expect(() => checkTogether(wish)).not.toThrow()
})
