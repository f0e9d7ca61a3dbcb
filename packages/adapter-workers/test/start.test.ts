import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { createStart } from '../src/start.ts'

interface Made {
  name: string
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const onError = vi.fn<(error: unknown) => void>()

test('makes the value once', async () => {
  const make = vi.fn<(name: string) => Made>((name) => ({ name }))
  const start = createStart(make, onError)
  const first = await start('first')
  expect(first).toEqual({ name: 'first' })
  expect(await start('second')).toBe(first)
  expect(make).toHaveBeenCalledTimes(1)
})

test('shares one attempt between concurrent requests', async () => {
  const { promise, resolve } = Promise.withResolvers<Made>()
  const make = vi.fn<(name: string) => Promise<Made>>(() => promise)
  const start = createStart(make, onError)
  const made = Promise.all(['0', '1', '2'].map((name) => start(name)))
  await vi.advanceTimersByTimeAsync(500)
  resolve({ name: 'made' })
  await vi.advanceTimersByTimeAsync(10)
  const values = await made
  expect(values).toEqual([{ name: 'made' }, { name: 'made' }, { name: 'made' }])
  expect(new Set(values).size).toBe(1)
  expect(make).toHaveBeenCalledTimes(1)
})

test.each([
  [
    'throws',
    () => {
      throw new Error('no')
    },
  ],
  [
    'rejects',
    async () => {
      throw new Error('no')
    },
  ],
  ['rejects with undefined', () => Promise.reject(undefined)],
])(
  'tries again after one that %s, and tells it once',
  async (_, fail: () => Made | Promise<Made>) => {
    const told = vi.fn<(error: unknown) => void>()
    const make = vi.fn<() => Made | Promise<Made>>().mockImplementationOnce(fail)
    make.mockReturnValue({ name: 'second' })
    const start = createStart(make, told)
    expect(await start()).toBeUndefined()
    expect(told).toHaveBeenCalledTimes(1)
    expect(await start()).toEqual({ name: 'second' })
    expect(make).toHaveBeenCalledTimes(2)
  },
)

test('shares a failure with those that waited for it', async () => {
  const told = vi.fn<(error: unknown) => void>()
  const { promise, reject } = Promise.withResolvers<Made>()
  const make = vi.fn<() => Promise<Made>>().mockReturnValueOnce(promise)
  make.mockResolvedValue({ name: 'second' })
  const start = createStart(make, told)
  const waiting = Promise.all([start(), start()])
  await vi.advanceTimersByTimeAsync(20)
  reject(new Error('no'))
  await vi.advanceTimersByTimeAsync(10)
  expect(await waiting).toEqual([undefined, undefined])
  expect(told).toHaveBeenCalledTimes(1)
  expect(await start()).toEqual({ name: 'second' })
  expect(make).toHaveBeenCalledTimes(2)
})

test('gives an attempt up that does not end, and begins one for all who wait', async () => {
  const make = vi.fn<() => Promise<Made>>().mockReturnValueOnce(new Promise(() => {}))
  make.mockResolvedValue({ name: 'second' })
  const start = createStart(make, onError)
  void start()
  const waiting = Promise.all([start(), start()])
  await vi.advanceTimersByTimeAsync(29_000)
  expect(make).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1_100)
  const [one, two] = await waiting
  expect(one).toEqual({ name: 'second' })
  expect(two).toBe(one)
  expect(make).toHaveBeenCalledTimes(2)
})

test('keeps the newer value when an attempt that was given up fails after all', async () => {
  const { promise, reject } = Promise.withResolvers<Made>()
  const make = vi.fn<() => Promise<Made>>().mockReturnValueOnce(promise)
  make.mockResolvedValue({ name: 'second' })
  const start = createStart(make, onError)
  const late = start()
  await vi.advanceTimersByTimeAsync(30_000)
  expect(await start()).toEqual({ name: 'second' })
  reject(new Error('late'))
  expect(await late).toBeUndefined()
  expect(await start()).toEqual({ name: 'second' })
  expect(make).toHaveBeenCalledTimes(2)
})
