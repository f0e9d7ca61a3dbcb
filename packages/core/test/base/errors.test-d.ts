import { expectTypeOf, test } from 'vitest'
import {
  type ActionFailedError,
  type ApiNotAvailableError,
  type CallError,
  type HttpStatusError,
  type NetworkError,
  type Sent,
} from '../../src/index.ts'

type Failed = ActionFailedError | ApiNotAvailableError | HttpStatusError | NetworkError

test('the name of an error narrows its type', () => {
  const read = (error: Failed): unknown => {
    if (error.name === 'NetworkError') {
      expectTypeOf(error).toEqualTypeOf<NetworkError>()
      return error.cause
    }
    if (error.name === 'HttpStatusError') expectTypeOf(error.statusCode).toEqualTypeOf<number>()
    return error.sent
  }
  expectTypeOf(read).toBeFunction()
})

test('every error of a call says whether it can have taken effect', () => {
  expectTypeOf<CallError['sent']>().toEqualTypeOf<Sent>()
  expectTypeOf<Failed>().toExtend<CallError>()
  expectTypeOf<ApiNotAvailableError['sent']>().toEqualTypeOf<'no'>()
  expectTypeOf<NetworkError['sent']>().toEqualTypeOf<'no' | 'unknown'>()
})
