import { expect, test } from 'vitest'
import { writeView } from '../../src/server/write-view.ts'

function nested(levels: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < levels; level++) value = [value]
  return value
}

test('what is too deep to be written has a stand-in of its kind', () => {
  const view = {
    key: 7,
    event: { x: nested(100_000) },
    calls: nested(100_000),
    name: 'a',
    sent: [1],
  }
  expect(JSON.parse(writeView(view))).toEqual({
    key: 7,
    event: { '…': 'this cannot be shown' },
    calls: [],
    name: 'a',
    sent: [1],
  })
})

test('a long text goes as its beginning', () => {
  const { body, params } = JSON.parse(
    writeView({ body: 'x'.repeat(5_000_000), params: { message: ['y'.repeat(300_000)] } }),
  ) as { body: string; params: { message: string[] } }
  expect(body).toBe(`${'x'.repeat(2000)}… (5000000 characters)`)
  expect(params.message[0]?.length).toBeLessThan(2100)
})
