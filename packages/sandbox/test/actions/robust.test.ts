import { publicActions } from '@cqhttp/core'
import { createSandbox } from '@cqhttp/sandbox'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { names } from '../support/profiles.ts'

const actions = [
  ...publicActions,
  '.handle_quick_operation',
  'send_group_forward_msg',
  'upload_group_file',
  'group_poke',
]

/** JSON can hold an object that no conversion to text or number survives. */
const unconvertible = { toString: [], valueOf: [] }
const anything = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue() },
  { weight: 1, arbitrary: fc.constant(unconvertible) },
)
const id = fc.constantFrom<unknown>(10_000, 10_001, '10003', 404, 'x', null, -1, 1.5, unconvertible)
const segment = fc.record({
  type: fc.constantFrom<unknown>('text', 'node', 'image', 'reply', 'at', 7, 'hologram'),
  data: fc.oneof(anything, fc.record({ id: anything, content: anything, file: anything })),
})
const message = fc.oneof(anything, fc.string(), segment, fc.array(segment))
const event = fc.record({
  post_type: fc.constantFrom('message', 'request', 'notice'),
  message_type: fc.constantFrom('private', 'group'),
  request_type: fc.constantFrom('friend', 'group'),
  group_id: fc.constantFrom(20_002, 404),
  user_id: id,
  message_id: id,
  flag: anything,
  sender: anything,
  anonymous: anything,
  time: anything,
  self_id: anything,
})
const operation = fc.record(
  {
    reply: message,
    at_sender: fc.boolean(),
    delete: fc.boolean(),
    ban: fc.boolean(),
    ban_duration: anything,
    approve: fc.boolean(),
    remark: anything,
  },
  { requiredKeys: [] },
)
const params = fc.record(
  {
    group_id: fc.constantFrom<unknown>(20_002, '20002', 404, null),
    user_id: id,
    message_id: id,
    message,
    messages: message,
    flag: anything,
    id: anything,
    file: anything,
    duration: anything,
    enable: anything,
    type: anything,
    context: fc.oneof(anything, event),
    operation: fc.oneof(anything, operation),
  },
  { requiredKeys: [] },
)

test.each(names)(
  '%s answers whatever it is asked, and posts only events that are JSON',
  async (profile) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...actions), params), { maxLength: 8 }),
        async (calls) => {
          const fetch = (): Response => new Response(null, { status: 204 })
          await using sandbox = createSandbox({ profile, bot: { fetch }, reportSelf: true })
          for (const [action, values] of calls) {
            const response = await sandbox.fetch(`${sandbox.apiRoot}/${action}`, {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify(values),
            })
            expect([
              action,
              response.status,
              response.status === 500 ? await response.text() : '',
            ]).toEqual([action, expect.toSatisfy((status: unknown) => status !== 500), ''])
          }
        },
      ),
      { numRuns: 50 },
    )
  },
)

test.each(names)('%s survives any response', async (profile) => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(operation, anything), fc.boolean(), async (body, inGroup) => {
      await using sandbox = createSandbox({ profile, bot: { fetch: () => Response.json(body) } })
      const user = sandbox.user(10_001)
      const { status } = await user.say('hi', inGroup ? { group: 20_002 } : {})
      expect(status).toBe(200)
    }),
    { numRuns: 50 },
  )
})
