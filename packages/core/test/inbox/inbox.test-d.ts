import { describe, expectTypeOf, test } from 'vitest'
import {
  type Claim,
  CQHttp,
  type CQHttpOptions,
  type DeliveryHandler,
  type DeliveryReport,
  type Event,
  type InboxOptions,
  type InboxStore,
  memoryStore,
  type NetworkError,
} from '../../src/index.ts'

declare const bot: CQHttp

describe('onDelivery', () => {
  test('hands over a report', () => {
    bot.onDelivery((report) => {
      expectTypeOf(report).toEqualTypeOf<DeliveryReport>()
      expectTypeOf(report.event).toEqualTypeOf<Event>()
      expectTypeOf(report.name).toEqualTypeOf<string | undefined>()
      expectTypeOf(report.reason).toEqualTypeOf<string | undefined>()
      expectTypeOf(report.duration).toBeNumber()
      expectTypeOf(report.outcome).toEqualTypeOf<
        'handled' | 'duplicate' | 'late' | 'queued' | 'dropped' | 'failed'
      >()
      // @ts-expect-error -- a report is read only
      report.duration = 1
    })
  })

  test('takes functions that are synchronous and those that are not', () => {
    expectTypeOf<CQHttp['onDelivery']>().toEqualTypeOf<(handler: DeliveryHandler) => () => void>()
    bot.onDelivery(async () => {})
    // @ts-expect-error -- nothing is done with a result
    bot.onDelivery(() => 5)
  })
})

test('the options are typed', () => {
  expectTypeOf<CQHttpOptions['inbox']>().toEqualTypeOf<InboxOptions | false | undefined>()
  expectTypeOf<CQHttpOptions['maxEventAge']>().toEqualTypeOf<number | undefined>()
  expectTypeOf<CQHttpOptions['replyTimeout']>().toEqualTypeOf<number | false | undefined>()
  expectTypeOf<CQHttpOptions['quickOperation']>().toEqualTypeOf<
    'mixed' | 'api' | 'response' | undefined
  >()
  // @ts-expect-error -- `false` alone turns it off
  new CQHttp({ inbox: true })
  // @ts-expect-error -- a store has three methods
  new CQHttp({ inbox: { store: { claim: async () => ({ state: 'claimed' }) } } })
})

test('a claim is told apart by its state', () => {
  expectTypeOf(memoryStore).returns.toEqualTypeOf<InboxStore>()
  expectTypeOf<Extract<Claim, { state: 'answered' }>['answer']>().toBeString()
  expectTypeOf<Extract<Claim, { state: 'running' }>>().not.toHaveProperty('answer')
})

test('an error says whether the call was sent', () => {
  expectTypeOf<NetworkError['sent']>().toEqualTypeOf<'no' | 'unknown'>()
})
