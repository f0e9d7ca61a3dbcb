import { commands, type CommandsOptions, role } from '@cqhttp/kit'
import { english } from '@cqhttp/kit/english'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { splitWords } from '../src/arguments.ts'
import { at, createBot, quote, say, textsOf, whisper, words } from './support/chat.ts'

function createCommands(options: CommandsOptions = {}) {
  const ran: [name: string, args: object][] = []
  const note = (name: string) => (_event: unknown, _context: unknown, args: object) => {
    ran.push([name, args])
  }
  const { bot } = createBot()
  bot.on(
    'message.group.normal',
    commands(options)
      .command('ping', note('ping'))
      .command('roll sides?:int=6', { aliases: ['r', '骰'], description: '掷骰子' }, note('roll'))
      .command('ban user:at minutes?:number=30 reason?...', { allow: role('admin') }, note('ban'))
      .command('say who text...', note('say')),
  )
  const others: object[] = []
  bot.on('message.group', (event) => void others.push(event))
  bot.on('message', (event) => void others.push(event))
  return {
    ran,
    others,
    run: async (
      message: Parameters<typeof say>[0],
      options?: Parameters<typeof say>[1],
    ): Promise<string | undefined> => {
      const [text] = textsOf(await bot.receive(say(message, options)))
      return text
    },
  }
}

describe('arguments', () => {
  const rows: [message: Parameters<typeof say>[0], name: string, args: object][] = [
    ['/ping', 'ping', {}],
    ['！ping', 'ping', {}],
    [' /ping ', 'ping', {}],
    [[quote(), words('/ping')], 'ping', {}],
    [[at(), words(' ping')], 'ping', {}],
    [[at(), words(' /ping')], 'ping', {}],
    ['/roll', 'roll', { sides: 6 }],
    ['/roll 20', 'roll', { sides: 20 }],
    ['/骰　２０', 'roll', { sides: 20 }],
    ['/r -3', 'roll', { sides: -3 }],
    [
      [words('/ban '), at(5), words(' 1.5 刷屏 两次')],
      'ban',
      { user: '5', minutes: 1.5, reason: '刷屏 两次' },
    ],
    ['/ban 10002', 'ban', { user: '10002', minutes: 30, reason: undefined }],
    [[words('/ban'), at(5)], 'ban', { user: '5', minutes: 30, reason: undefined }],
    ['/say “小 明” 你好  呀 ', 'say', { who: '小 明', text: '你好  呀' }],
    ['/say "a b" "c" d', 'say', { who: 'a b', text: '"c" d' }],
    ["/say don't stop", 'say', { who: "don't", text: 'stop' }],
    ['/say "open end', 'say', { who: '"open', text: 'end' }],
  ]
  test.each(rows)('%j', async (message, name, args) => {
    const { ran, others, run } = createCommands()
    expect(await run(message, { role: 'admin' })).toBeUndefined()
    expect(ran).toEqual([[name, args]])
    expect(others).toEqual([])
  })
})

describe('errors are answered in words', () => {
  const rows: [message: Parameters<typeof say>[0], zh: string, en: string][] = [
    [
      '/roll x',
      '参数「sides」应为整数，收到的是「x」\n用法：/roll [sides=6]',
      'sides must be a whole number, but it is "x"\nusage: /roll [sides=6]',
    ],
    [
      '/roll 1.5',
      '参数「sides」应为整数，收到的是「1.5」\n用法：/roll [sides=6]',
      'sides must be a whole number, but it is "1.5"\nusage: /roll [sides=6]',
    ],
    [
      '/roll 6 7',
      '多余的参数「7」\n用法：/roll [sides=6]',
      '"7" is one argument too many\nusage: /roll [sides=6]',
    ],
    [
      '/say',
      '缺少参数「who」\n用法：/say <who> <text...>',
      'who is missing\nusage: /say <who> <text...>',
    ],
    ['/ban 5', '你没有权限', 'you may not use this command'],
    [
      [at(), words(' /rol')],
      '没有命令「rol」，是不是「/roll」？',
      'there is no command rol; did you mean /roll?',
    ],
    [[at(), words(' /unlike')], '没有命令「unlike」', 'there is no command unlike'],
  ]
  test.each(rows)('%j', async (message, zh, en) => {
    expect(await createCommands().run(message)).toBe(zh)
    expect(await createCommands({ language: english }).run(message)).toBe(en)
  })

  test('a mention in quotes is no user, and does not stand for a later one', async () => {
    const { bot } = createBot()
    const ran: object[] = []
    const pair = commands().command(
      'pair who user:at',
      (_event, _context, args) => void ran.push(args),
    )
    bot.onMessage(pair)
    await bot.receive(say([words('/pair "a'), at(5), words('b" '), at(6)]))
    expect(ran).toEqual([{ who: 'ab', user: '6' }])
  })

  test('an argument that must be a user', async () => {
    expect(await createCommands().run('/ban me', { role: 'owner' })).toMatch(
      '@某人或 QQ 号，收到的是「me」',
    )
  })
})

describe('help', () => {
  test('lists what the sender may use', async () => {
    const { run } = createCommands()
    const [all, some] = [await run('/help', { role: 'owner' }), await run('/help')]
    expect(all).toBe(
      '命令：\n/ping\n/roll [sides=6]  掷骰子\n/ban <user> [minutes=30] [reason...]\n/say <who> <text...>',
    )
    expect(some).toBe('命令：\n/ping\n/roll [sides=6]  掷骰子\n/say <who> <text...>')
  })

  test('has another name, or none', async () => {
    expect(await createCommands({ help: '帮助' }).run('/帮助')).toMatch(/^命令：/)
    expect(await createCommands({ help: false }).run('/help')).toBeUndefined()
  })
})

describe('what is no command is left to other handlers', () => {
  test.each<[Parameters<typeof say>[0], CommandsOptions]>([
    ['ping', {}],
    ['/', {}],
    ['/unknown', {}],
    ['', {}],
    [[at(5), words(' ping')], {}],
    [[at(), words(' ping')], { mention: false }],
    [[at(), words(' unknown')], { unknown: false }],
  ])('%j', async (message, options) => {
    const { ran, others, run } = createCommands(options)
    expect(await run(message)).toBeUndefined()
    expect(ran).toEqual([])
    expect(others).toHaveLength(2)
  })

  test('private messages are commands too', async () => {
    const { bot } = createBot()
    bot.onMessage(commands({ prefixes: [''] }).command('ping', () => ({ reply: 'pong' })))
    expect(await bot.receive(whisper('ping'))).toEqual({ reply: [words('pong')] })
  })
})

test.each([
  ['roll sides:float', /cannot be read; write name, name:int/],
  ['roll sides:int=6', /cannot be read; write/],
  ['roll a? b', /optional arguments last/],
  ['roll a... b', /very end/],
  ['', /optional arguments last/],
])('the usage %j is refused', (usage, message) => {
  expect(() => commands().command(usage, () => {})).toThrow(message)
})

test('two commands of one name are refused', () => {
  const twice = () =>
    commands()
      .command('a', () => {})
      .command('b', { aliases: ['a'] }, () => {})
  expect(twice).toThrow(new TypeError('there are two commands with the name a'))
})

test('whatever is typed, no answer holds a segment or is long', async () => {
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('[CQ:at,qq=all]', '/help [CQ:at,qq=all]', '@全体成员'),
  )
  const { bot } = createBot()
  bot.onMessage(commands({ unknown: true }).command('roll sides:int', () => {}))
  await fc.assert(
    fc.asyncProperty(typed, fc.constantFrom('', 'roll ', 'rol '), async (rest, name) => {
      const operation = await bot.receive(say(`/${name}${rest}`))
      for (const { type } of ((operation ?? {}) as { reply?: { type: string }[] }).reply ?? []) {
        expect(type).toBe('text')
      }
      expect(textsOf(operation).join('').length).toBeLessThan(400)
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['are never closed', '“x '.repeat(2000)],
  ['are closed in the middle of a word', `${'“x '.repeat(2000)}”y`],
])('quotes that %s are searched for once, not by each word', (_what, line) => {
  const search = vi.spyOn(String.prototype, 'indexOf')
  const { words: found } = splitWords([words(line)])
  const searches = search.mock.calls.filter(([text]) => text === '”').length
  search.mockRestore()
  expect(found.length).toBeGreaterThanOrEqual(2000)
  expect(searches).toBe(1)
})
