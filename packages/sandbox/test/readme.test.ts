import { readFileSync } from 'node:fs'
import { createSandbox } from '@cqhttp/sandbox'
import { expect, test } from 'vitest'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

test('every method in the tables exists', async () => {
  await using sandbox = createSandbox()
  const subjects: Record<string, object> = {
    user: sandbox.user(10_001),
    group: sandbox.group(20_002),
    sandbox,
  }
  const cells = [...readme.matchAll(/^\| (`(?:user|group|sandbox)\..+?) \|/gm)]
  const methods = cells.flatMap(([, cell = '']) => {
    const [, subject = ''] = /^`(\w+)/.exec(cell) ?? []
    return [...cell.matchAll(/\.(\w+)\(/g)].map(([, method = '']) => [subject, method] as const)
  })
  expect(methods.length).toBeGreaterThan(25)
  for (const [subject, method] of methods) {
    expect(subjects[subject], `${subject}.${method}`).toHaveProperty(method)
  }
})

test('the world that it describes is the one to begin with', async () => {
  await using sandbox = createSandbox()
  expect(sandbox.selfId).toBe(10_000)
  expect(sandbox.world.isFriend(10_000, 10_001)).toBe(true)
  const { members } = sandbox.group(20_002).group
  expect([...members.values()].map(({ userId, role }) => [userId, role])).toEqual([
    [10_003, 'owner'],
    [10_001, 'member'],
    [10_002, 'member'],
    [10_000, 'admin'],
  ])
})
