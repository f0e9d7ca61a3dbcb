import { describe, expect, test } from 'vitest'
import {
  ActionFailedError,
  ApiError,
  ApiNotAvailableError,
  BodyTooLargeError,
  CallError,
  CQHttpError,
  HttpStatusError,
  NetworkError,
} from '../../src/base/errors.ts'

const answerOfFailure = { statusCode: 200, retcode: 100, status: 'failed', wording: 'w' }
const classes: [name: string, error: CQHttpError, isApiError: boolean][] = [
  ['CQHttpError', new CQHttpError('x'), false],
  ['ApiNotAvailableError', new ApiNotAvailableError('x'), false],
  ['CallError', new CallError('x', 'y', 'no'), false],
  ['NetworkError', new NetworkError('x', 'y'), false],
  ['ApiError', new ApiError('x', 'y', 200, 1), true],
  ['HttpStatusError', new HttpStatusError('x', 404), true],
  ['ActionFailedError', new ActionFailedError('x', answerOfFailure), true],
  ['BodyTooLargeError', new BodyTooLargeError(1), false],
]

describe.each(classes)('%s', (name, error, isApiError) => {
  test('has a place in the tree, and fields of its own', () => {
    expect(error).toBeInstanceOf(CQHttpError)
    expect(error).toBeInstanceOf(Error)
    expect(error instanceof ApiError).toBe(isApiError)
  })

  test('has a name that survives a minifier', () => {
    expect(error.name).toBe(name)
    expect(String(error)).toMatch(new RegExp(`^${name}: `))
    const { constructor } = error
    const descriptor = Object.getOwnPropertyDescriptor(constructor, 'name')
    Object.defineProperty(constructor, 'name', { value: 'a', configurable: true })
    try {
      class Renamed extends (constructor as new (...args: unknown[]) => Error) {}
      const args = name === 'ActionFailedError' ? ['x', answerOfFailure] : ['x', 'y']
      expect(new Renamed(...args).name).toBe(name)
    } finally {
      Object.defineProperty(constructor, 'name', descriptor ?? {})
    }
  })
})

test('every error of a call says whether it can have taken effect', () => {
  const errors = classes.map(([, error]) => error).filter((error) => error instanceof CallError)
  expect(errors.map(({ name, sent }) => [name, sent])).toEqual([
    ['ApiNotAvailableError', 'no'],
    ['CallError', 'no'],
    ['NetworkError', 'unknown'],
    ['ApiError', 'refused'],
    ['HttpStatusError', 'refused'],
    ['ActionFailedError', 'refused'],
  ])
})

test('the causes and fields of an error are as they were given', () => {
  const cause = new Error('c')
  expect(new NetworkError('send_msg', 'reason', { cause })).toMatchObject({
    message: 'send_msg: reason',
    action: 'send_msg',
    cause,
  })
  expect(new ActionFailedError('send_msg', answerOfFailure)).toMatchObject({
    message: 'send_msg: failed with status "failed", retcode 100: w',
    action: 'send_msg',
    statusCode: 200,
    retcode: 100,
    wording: 'w',
  })
  expect(new BodyTooLargeError(8).limit).toBe(8)
})
