import type { StateStore } from '@cqhttp/core'
import { memoryStateStore } from '@cqhttp/core/state'
import { commands, flow, type FlowOptions } from '@cqhttp/kit'
import { describe, expect, test, vi } from 'vitest'
import { createBot, say, textsOf } from './support/chat.ts'

type Data = { what: string }
type Step = 'what' | 'when'

/** A process of the bot that reminds: the flow lives in the store alone. */
function createProcess(store: StateStore, options: Partial<FlowOptions<Data, Step>> = {}) {
  const { bot } = createBot()
  const others = vi.fn<(event: object) => void>()
  const remind = flow<Data, Step>({
    name: 'remind',
    store,
    steps: {
      what: ({ text }) => ({ next: 'when', data: { what: text }, reply: '什么时候？' }),
      when: ({ text, data }) =>
        text === '不懂' ? { next: 'when', reply: '请说时间' } : { reply: `${text}：${data.what}` },
    },
    ...options,
  })
  bot.on('message.group.normal', remind)
  bot.on(
    'message.group',
    commands().command('remind', async (event) => {
      await remind.start(event, { next: 'what', data: { what: '' } })
      return { reply: '提醒什么？' }
    }),
  )
  bot.on('message', (event) => others(event))
  return {
    others,
    remind,
    hear: async (
      message: string,
      who: Parameters<typeof say>[1] = {},
    ): Promise<string | undefined> => {
      const [text] = textsOf(await bot.receive(say(message, who)))
      return text
    },
  }
}

describe('flow', () => {
  test('asks back over several messages, each in another process', async () => {
    const store = memoryStateStore()
    const said: (string | undefined)[] = []
    for (const message of ['/remind', '买菜', '不懂', '8 点', '谢谢']) {
      said.push(await createProcess(store).hear(message))
    }
    expect(said).toEqual(['提醒什么？', '什么时候？', '请说时间', '8 点：买菜', undefined])
  })

  test('keeps its messages from other handlers', async () => {
    const { hear, others } = createProcess(memoryStateStore())
    await hear('/remind')
    await hear('买菜')
    await hear('取消')
    expect(others).not.toHaveBeenCalled()
    await hear('买菜')
    expect(others).toHaveBeenCalledTimes(1)
  })

  test('talks to each member apart, or to a chat', async () => {
    const store = memoryStateStore()
    const alone = createProcess(store)
    await alone.hear('/remind')
    expect(await alone.hear('买菜', { user: 5 })).toBeUndefined()
    expect(await alone.hear('买菜', { group: 3 })).toBeUndefined()
    const together = createProcess(store, { name: 'together', per: 'chat' })
    await together.hear('/remind', { user: 6 })
    expect(await together.hear('买菜', { user: 7 })).toBe('什么时候？')
  })

  test('ends by a word', async () => {
    const { hear } = createProcess(memoryStateStore(), { cancel: ['算了'], cancelled: '好的' })
    await hear('/remind')
    expect(await hear('算了')).toBe('好的')
    expect(await hear('买菜')).toBeUndefined()
  })

  test('ends when its time is over', async () => {
    const { hear } = createProcess(memoryStateStore(), { timeout: 20 })
    await hear('/remind')
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(await hear('买菜')).toBeUndefined()
  })

  test('ends when its state is of another version, or cannot be read', async () => {
    const store = memoryStateStore()
    await createProcess(store).hear('/remind')
    expect(await createProcess(store, { version: 2 }).hear('买菜')).toBeUndefined()
    expect(await createProcess(store).hear('买菜')).toBeUndefined()
    for (const value of ['', '{', 'null', '7', '{"step":"gone","version":1}', '{"step":7}']) {
      await store.set('flow:remind:10001000:group:20002:10001', value)
      expect(await createProcess(store).hear('买菜')).toBeUndefined()
    }
  })

  test('lets one of two messages win that come at once', async () => {
    const store = memoryStateStore()
    let runs = 0
    const options = {
      steps: {
        what: async () => {
          runs++
          await new Promise((resolve) => setTimeout(resolve, 20))
          return { next: 'when' as const, reply: 'once' }
        },
        when: () => ({}),
      },
    }
    const processes = [createProcess(store, options), createProcess(store, options)]
    await processes[0]?.hear('/remind')
    const said = await Promise.all(processes.map(({ hear }) => hear('买菜')))
    expect(said.filter((text) => text === 'once')).toHaveLength(1)
    expect(runs).toBe(1)
  })

  test('asks again when a step throws', async () => {
    let fails = true
    const { hear } = createProcess(memoryStateStore(), {
      steps: {
        what: () => {
          if (fails) throw new Error('down')
          return { reply: 'ok' }
        },
        when: () => ({}),
      },
    })
    await hear('/remind')
    await expect(hear('买菜')).rejects.toThrow('down')
    fails = false
    expect(await hear('买菜')).toBe('ok')
  })

  test('a store that fails costs the conversation, not the rest of the bot', async () => {
    const down = (): never => {
      throw new Error('the store is down')
    }
    const errors: unknown[] = []
    const { bot } = createBot()
    const remind = flow<Data, Step>({
      name: 'remind',
      store: { get: down, set: down, delete: down },
      steps: { what: () => ({}), when: () => ({}) },
    })
    bot.onError((error) => void errors.push(error))
    bot.on('message.group.normal', remind)
    bot.onMessage(commands().command('ping', () => ({ reply: 'pong' })))
    expect(textsOf(await bot.receive(say('/ping')))).toEqual(['pong'])
    expect(errors).toEqual([new Error('the store is down')])
  })

  test('a step that begins another conversation does not end it', async () => {
    const store = memoryStateStore()
    const parts = createProcess(store, {
      steps: {
        what: async ({ event }) => {
          await parts.remind.start(event, { next: 'when', data: { what: 'new' } })
          return { reply: 'again' }
        },
        when: ({ data }) => ({ reply: data.what }),
      },
    })
    await parts.hear('/remind')
    expect([await parts.hear('x'), await parts.hear('y')]).toEqual(['again', 'new'])
  })

  test('refuses a step that is not there', async () => {
    const { remind } = createProcess(memoryStateStore())
    const first = { next: 'who' as Step, data: { what: '' } }
    await expect(remind.start(say('hi') as never, first)).rejects.toThrow(
      'flow remind has no step who',
    )
    const steps = {} as FlowOptions<Data, Step>['steps']
    expect(() => flow({ name: 'x', store: memoryStateStore(), steps })).toThrow(TypeError)
  })
})
