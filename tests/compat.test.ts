import { describe, expect, test } from 'vitest'
import { eventRequest } from './compat/event-request.ts'
import { events } from './compat/events.ts'
import { actionGaps, httpApi } from './compat/http-api.ts'
import { quickOperation } from './compat/quick-operation.ts'
import { reverseWebSocket } from './compat/reverse-websocket.ts'
import type { Row } from './compat/row.ts'
import { actions, ids, segments } from './compat/segments-and-ids.ts'

/** The ways in which the implementations in use differ, and what becomes of each. */
const sections: Record<string, Row[]> = {
  'an event arrives': eventRequest,
  'the response': quickOperation,
  'the HTTP API': httpApi,
  'defaults and gaps of actions': actionGaps,
  'reverse WebSocket': reverseWebSocket,
  events,
  actions,
  segments,
  ids,
}

describe.each(Object.entries(sections))('%s', (_section, rows) => {
  const handled = rows.flatMap((row) => ('handled' in row ? [[row.row, row.handled] as const] : []))
  const left = rows.flatMap((row) => ('handled' in row ? [] : [[row.row, ...fateOf(row)] as const]))

  test.each(handled)('%s', async (_row, prove) => {
    expect.hasAssertions()
    await prove()
  })

  // oxlint-disable-next-line vitest/expect-expect -- nothing is proven, so none counts as passed
  test.for(left)('%s [%s]', ([, , reason], { skip }) => skip(reason))
})

test('every row has a title of its own and one fate', () => {
  const rows = Object.values(sections).flat()
  expect(new Set(rows.map(({ row }) => row)).size).toBe(rows.length)
  for (const row of rows) {
    const fates = ['handled', 'notOurs', 'later'].filter((fate) => fate in row)
    expect([row.row, fates.length]).toEqual([row.row, 1])
  }
})

function fateOf(row: Exclude<Row, { handled: unknown }>): [fate: string, reason: string] {
  return 'later' in row ? ['later', row.later] : ['not ours', row.notOurs]
}
