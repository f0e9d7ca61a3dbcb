import { readFileSync } from 'node:fs'
import type { Segment } from '@cqhttp/core'

/** An event as an implementation posts it. */
export interface Fixture {
  /** Name, variant and implementation; unique. */
  title: string
  impl: string
  /** The dotted name that reaches it. */
  name: string
  /** The event as handlers are to see it. */
  event: Record<string, unknown>
  /** The event as JSON, with all digits. */
  json: string
}

interface Entry {
  impl: string
  name: string
  variant?: string
  payload: Record<string, unknown>
  /** What a message in string format means. */
  segments?: Segment[]
}

// JSON.parse would round integers beyond 2^53, so their digits are put into marked strings first.
const LONG_INTEGER = /(?<=": )-?\d{16,}(?=,?\n)/g
const MARKED = /"long:(-?\d+)"/g

const entries = JSON.parse(
  readFileSync(new URL('../fixtures/events.json', import.meta.url), 'utf8').replace(
    LONG_INTEGER,
    '"long:$&"',
  ),
) as Entry[]

/** All events of the standard and of the implementations in use. */
export const fixtures: readonly Fixture[] = entries.map(toFixture)

function toFixture({ impl, name, variant, payload, segments }: Entry): Fixture {
  const json = JSON.stringify(payload)
  const event = JSON.parse(json.replace(MARKED, '"$1"')) as Fixture['event']
  if (segments !== undefined) event['message'] = segments
  return {
    title: `${name} ${variant === undefined ? '' : `(${variant}) `}of ${impl}`,
    impl,
    name,
    event,
    json: json.replace(MARKED, '$1'),
  }
}
