import { memoryStateStore } from '@cqhttp/core/state'
import { later, LaterFullError, type LaterOptions } from '@cqhttp/kit/later'
import { describe, expect, test } from 'vitest'

function create(options: Partial<LaterOptions<string>> = {}) {
  const done: string[] = []
  const run = (data: string): void => void done.push(data)
  return { done, ...later<string>({ name: 'list', store: memoryStateStore(), run, ...options }) }
}

describe('later', () => {
  test('does what is due, once, whichever instance is asked', async () => {
    const store = memoryStateStore()
    const done: string[] = []
    const run = async (data: string): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      done.push(data)
    }
    const instances = Array.from({ length: 4 }, () => create({ store, run }))
    await instances[0]?.add(new Date(1000), 'b')
    await instances[1]?.add(500, 'a')
    await instances[2]?.add(2001, 'c')
    const counts = await Promise.all(instances.map(({ runDue }) => runDue(2000)))
    expect(done.toSorted()).toEqual(['a', 'b'])
    expect(counts.reduce((sum, count) => sum + count)).toBe(2)
    expect(await instances[3]?.runDue(2001)).toBe(1)
    expect(await instances[3]?.runDue(9e15)).toBe(0)
  })

  test('takes over what another process did not finish, after its lease', async () => {
    const store = memoryStateStore()
    const killed = create({ store, run: () => new Promise(() => {}) })
    await killed.add(0, 'a')
    void killed.runDue(1000)
    const other = create({ store, lease: 60_000 })
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(await other.runDue(60_999)).toBe(0)
    expect(await other.runDue(61_000)).toBe(1)
    expect(other.done).toEqual(['a'])
  })

  test('does not take over what waits for what another process does before it', async () => {
    const store = memoryStateStore()
    const done: string[] = []
    const isBegun = Promise.withResolvers<void>()
    const mayGoOn = Promise.withResolvers<void>()
    const slow = create({
      store,
      run: async (data) => {
        isBegun.resolve()
        if (data === 'a') await mayGoOn.promise
        done.push(data)
      },
    })
    await slow.add(0, 'a')
    await slow.add(0, 'b')
    const running = slow.runDue(1000)
    await isBegun.promise
    const other = create({ store, run: (data) => void done.push(data) })
    expect(await other.runDue(1000)).toBe(1)
    mayGoOn.resolve()
    expect(await running).toBe(1)
    expect(done).toEqual(['b', 'a'])
    expect(await other.runDue(9e15)).toBe(0)
  })

  test('tries what fails three times, and does the others', async () => {
    let tries = 0
    const { add, runDue } = create({
      run: (data) => {
        if (data === 'ok') return
        tries++
        throw new Error('down')
      },
    })
    await add(0, 'a')
    await add(0, 'ok')
    const ends: unknown[] = []
    for (let time = 0; time < 5; time++) {
      ends.push(await runDue(time * 60_000).catch((error: unknown) => error))
    }
    expect(ends.map((end) => (end instanceof AggregateError ? end.errors : end))).toEqual([
      [new Error('down')],
      [new Error('down')],
      [new Error('down')],
      0,
      0,
    ])
    expect(tries).toBe(3)
  })

  test('cancels', async () => {
    const { add, cancel, runDue, done } = create()
    const id = await add(0, 'a')
    expect([await cancel(id), await cancel(id)]).toEqual([true, false])
    expect([await runDue(), done]).toEqual([0, []])
  })

  test('is bounded', async () => {
    const { add } = create({ most: 2 })
    await add(0, 'a')
    await add(0, 'b')
    await expect(add(0, 'c')).rejects.toThrow(LaterFullError)
    await expect(create().add(0, 'x'.repeat(200_000))).rejects.toThrow(LaterFullError)
    await expect(create().add(NaN, 'a')).rejects.toThrow(RangeError)
    expect(() => create({ name: '' })).toThrow(TypeError)
  })
})
