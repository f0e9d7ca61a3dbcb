import { describe, expect, test, vi } from 'vitest'
import { CQHttp } from '../src/cqhttp.ts'
import { memoryStore } from '../src/inbox/memory-store.ts'
import type { Claim, InboxStore } from '../src/inbox/store.ts'
import { checkApiRoot } from '../src/base/check.ts'
import type { CQHttpOptions } from '../src/options.ts'
import { createLog } from './support/logger.ts'

/** A store whose methods are on the prototype. */
class Store implements InboxStore {
  async claim(): Promise<Claim> {
    return { state: 'claimed' }
  }
  async renew() {}
  async finish() {}
}

const ROOT = "must be an http or https URL such as 'http://127.0.0.1:5700'"
const PARTS = 'must have no user name, password, query or fragment; a token goes into accessToken'
const TOKEN =
  'must be a string of visible ASCII characters; is there a line break or a blank at its end?'
const PATH = "must be a path that starts with '/', without query, but it is "
const TIME = 'must be a number of milliseconds from 1 to 2147483647, but it is '
const SIZE = 'must be a positive whole number of bytes, but it is '
const FLAG = 'must be true or false, but it is '
const LOGGER =
  'must be false, or an object such as console, with debug, info, warn, error, but it is '
const INBOX = 'must be false, or an object such as { window: 60_000 }, but it is '
const STORE = 'must be an object with the methods claim, renew and finish, but it is '
const MODE = "must be 'mixed', 'api' or 'response', but it is "
const UNSET = 'is its variable set? Say secret: false'

const rows: [options: Record<string, unknown>, message: string][] = [
  [{ apiRoot: '127.0.0.1:5700' }, `option apiRoot ${ROOT}`],
  [{ apiRoot: 'localhost:5700' }, `option apiRoot ${ROOT}`],
  [{ apiRoot: 'ws://127.0.0.1:5700' }, `option apiRoot ${ROOT}`],
  [{ apiRoot: 5700 }, `option apiRoot ${ROOT}`],
  [{ apiRoot: null }, `option apiRoot ${ROOT}`],
  [{ apiRoot: 'http://' }, `option apiRoot ${ROOT}`],
  [{ apiRoot: 'http://a:b@c' }, `option apiRoot ${PARTS}`],
  [{ apiRoot: 'http://a@c' }, `option apiRoot ${PARTS}`],
  [{ apiRoot: 'http://:b@c' }, `option apiRoot ${PARTS}`],
  [{ apiRoot: 'http://a/?access_token=b' }, `option apiRoot ${PARTS}`],
  [{ apiRoot: 'http://a/#b' }, `option apiRoot ${PARTS}`],
  [{ accessToken: 'a b' }, `option accessToken ${TOKEN}`],
  [{ accessToken: 'a\n' }, `option accessToken ${TOKEN}`],
  [{ accessToken: '令牌' }, `option accessToken ${TOKEN}`],
  [{ accessToken: 1 }, `option accessToken ${TOKEN}`],
  [{ accessToken: null }, `option accessToken ${TOKEN}`],
  [{ secret: undefined }, `option secret is present but undefined; ${UNSET}`],
  [{ secret: '' }, `option secret is present but empty; ${UNSET}`],
  [{ secret: true }, 'option secret must be a string, a function or false'],
  [{ secret: null }, 'option secret must be a string, a function or false'],
  [{ secret: 1 }, 'option secret must be a string, a function or false'],
  [{ path: 'qq' }, `option path ${PATH}"qq"`],
  [{ path: '' }, `option path ${PATH}""`],
  [{ path: '//qq' }, `option path ${PATH}"//qq"`],
  [{ path: '/qq?a' }, `option path ${PATH}"/qq?a"`],
  [{ path: '/qq#a' }, `option path ${PATH}"/qq#a"`],
  [{ path: 'http://a/qq' }, `option path ${PATH}"http://a/qq"`],
  [{ path: 1 }, `option path ${PATH}1`],
  [{ apiTimeout: 0 }, `option apiTimeout ${TIME}0`],
  [{ apiTimeout: -1 }, `option apiTimeout ${TIME}-1`],
  [{ apiTimeout: Number.NaN }, `option apiTimeout ${TIME}NaN`],
  [{ apiTimeout: Number.POSITIVE_INFINITY }, `option apiTimeout ${TIME}Infinity`],
  [{ apiTimeout: 2 ** 31 }, `option apiTimeout ${TIME}2147483648`],
  [{ apiTimeout: '60000' }, `option apiTimeout ${TIME}"60000"`],
  [{ maxBodySize: 0 }, `option maxBodySize ${SIZE}0`],
  [{ maxBodySize: 1.5 }, `option maxBodySize ${SIZE}1.5`],
  [{ maxBodySize: Number.POSITIVE_INFINITY }, `option maxBodySize ${SIZE}Infinity`],
  [{ maxBodySize: '8mb' }, `option maxBodySize ${SIZE}"8mb"`],
  [{ autoEscape: 'false' }, `option autoEscape ${FLAG}"false"`],
  [{ ignoreSelf: 1 }, `option ignoreSelf ${FLAG}1`],
  [{ inbox: true }, `option inbox ${INBOX}true`],
  [{ inbox: null }, `option inbox ${INBOX}null`],
  [{ inbox: 60_000 }, `option inbox ${INBOX}60000`],
  [{ inbox: { windw: 1 } }, 'unknown option inbox.windw; known: store, window'],
  [{ inbox: memoryStore() }, 'unknown option inbox.claim; known: store, window'],
  [{ inbox: { window: 0 } }, `option inbox.window ${TIME}0`],
  [{ inbox: { window: '60s' } }, `option inbox.window ${TIME}"60s"`],
  [{ inbox: { window: Number.POSITIVE_INFINITY } }, `option inbox.window ${TIME}Infinity`],
  [{ inbox: { store: null } }, `option inbox.store ${STORE}null`],
  [{ inbox: { store: {} } }, `option inbox.store ${STORE}an object`],
  [
    { inbox: { store: { claim() {}, finish() {} } } },
    `option inbox.store ${STORE}an object with the keys claim, finish`,
  ],
  [{ inbox: { store: new Map() } }, `option inbox.store ${STORE}an object`],
  [{ maxEventAge: 0 }, `option maxEventAge must be a positive number of milliseconds, but it is 0`],
  [
    { maxEventAge: false },
    `option maxEventAge must be a positive number of milliseconds, but it is false`,
  ],
  [
    { maxEventAge: '60000' },
    `option maxEventAge must be a positive number of milliseconds, but it is "60000"`,
  ],
  [{ replyTimeout: 0 }, `option replyTimeout ${TIME}0`],
  [{ replyTimeout: true }, `option replyTimeout ${TIME}true`],
  [{ replyTimeout: null }, `option replyTimeout ${TIME}null`],
  [{ replyTimeout: Number.NaN }, `option replyTimeout ${TIME}NaN`],
  [{ replyTimeout: Number.POSITIVE_INFINITY }, `option replyTimeout ${TIME}Infinity`],
  [{ quickOperation: 'action' }, `option quickOperation ${MODE}"action"`],
  [{ quickOperation: false }, `option quickOperation ${MODE}false`],
  [{ logger: true }, `option logger ${LOGGER}true`],
  [
    { logger: { info() {}, warn() {}, error() {} } },
    `option logger ${LOGGER}an object with the keys info, warn, error`,
  ],
  [{ transport: {} }, 'option transport must be a function of an action call, but it is an object'],
  [
    { api_root: 'http://a' },
    'unknown option api_root; known: apiRoot, accessToken, maxAnswerSize, secret, path',
  ],
  [{ constructor: 1 }, 'unknown option constructor; known: apiRoot'],
]

describe('new CQHttp', () => {
  test.each(rows)('refuses %o', (options, message) => {
    expect(() => new CQHttp({ secret: false, logger: false, ...options })).toThrow(TypeError)
    expect(() => new CQHttp({ secret: false, logger: false, ...options })).toThrow(message)
  })

  test.each([null, 'http://127.0.0.1:5700', 5700, () => {}])(
    'refuses %o in place of options',
    (options) => {
      expect(() => new CQHttp(options as never)).toThrow(
        'options must be an object, such as { apiRoot:',
      )
    },
  )

  test.each<CQHttpOptions>([
    {},
    { apiRoot: '', accessToken: '' },
    { apiRoot: 'https://api.test/a/b/', accessToken: '~!a' },
    { apiRoot: ' http://[::1]:5700\n' },
    { apiRoot: () => undefined, accessToken: () => undefined, secret: () => undefined },
    { apiRoot: undefined, accessToken: undefined, path: undefined, apiTimeout: undefined },
    { maxBodySize: undefined, autoEscape: undefined, ignoreSelf: undefined, transport: undefined },
    { path: '/机器人/a.b', apiTimeout: 2 ** 31 - 1, maxBodySize: 1, autoEscape: false },
    { logger: console, ignoreSelf: false },
    { inbox: false, replyTimeout: false, quickOperation: 'api' },
    { inbox: {}, maxEventAge: 60_000, replyTimeout: 1, quickOperation: 'response' },
    { inbox: { store: memoryStore(), window: 1 }, quickOperation: 'mixed' },
    { inbox: { store: new Store() } },
    { inbox: { store: undefined, window: undefined } },
    {
      inbox: undefined,
      maxEventAge: undefined,
      replyTimeout: undefined,
      quickOperation: undefined,
    },
    { transport: async () => ({}), apiRoot: undefined },
  ])('takes %o', (options) => {
    expect(() => new CQHttp({ secret: false, ...options })).not.toThrow()
  })

  test('sees a secret that is a getter or inherited', () => {
    class Config {
      readonly logger = false
      get secret() {
        return undefined
      }
    }
    expect(() => new CQHttp(new Config())).toThrow('option secret is present but undefined')
    const inherited = Object.create({ secret: '' }) as CQHttpOptions
    expect(() => new CQHttp(inherited)).toThrow('option secret is present but empty')
  })
})

describe('the secret', () => {
  test('is missed with one warning when it is left out', () => {
    const logger = createLog()
    const bot = new CQHttp({ logger })
    expect(bot).toBeInstanceOf(CQHttp)
    expect(logger.lines).toEqual([
      [
        'warn',
        'no secret: events are accepted from anybody; set secret, or say secret: false if this is meant',
      ],
    ])
  })

  test.each([false as const, 'a', () => 'a'])('as %o is no cause for a warning', (secret) => {
    const logger = createLog()
    expect(new CQHttp({ logger, secret })).toBeInstanceOf(CQHttp)
    expect(logger.lines).toEqual([])
  })
})

test.each([
  'abc\n',
  'abc\r\n',
  ' abc',
  'abc ',
  '\tabc',
  'abc\u{a0}',
  '\u{feff}abc',
  'abc\u2028',
  '\n',
])('a secret with blanks or line breaks at its ends (%j) is refused, and not quoted', (secret) => {
  const create = () => new CQHttp({ secret, logger: false })
  expect(create).toThrow(
    new TypeError('option secret has a blank or a line break at its start or end; leave it out'),
  )
})

describe('maxEventAge', () => {
  const warnings = (options: CQHttpOptions) => {
    const logger = createLog()
    expect(new CQHttp({ secret: false, logger, ...options })).toBeInstanceOf(CQHttp)
    return logger.lines
  }

  test.each<CQHttpOptions>([
    { maxEventAge: 60_001 },
    { maxEventAge: 60_000, inbox: { window: 59_999 } },
    { maxEventAge: 300_000, inbox: { store: memoryStore() } },
  ])('of %o is longer than events are remembered, which is warned of', (options) => {
    expect(warnings(options)).toEqual([
      [
        'warn',
        expect.stringMatching(/^maxEventAge \d+ is longer than inbox\.window \d+: a captured/),
      ],
    ])
  })

  test.each<CQHttpOptions>([
    { maxEventAge: 60_000 },
    { maxEventAge: 1 },
    { maxEventAge: Infinity },
    { maxEventAge: undefined, inbox: { window: 1 } },
    { maxEventAge: 300_000, inbox: { window: 300_000 } },
    { maxEventAge: 300_000, inbox: false },
  ])('of %o is no cause for a warning', (options) => {
    expect(warnings(options)).toEqual([])
  })
})

describe('the logger', () => {
  test('is the console for warnings and errors by default', async () => {
    const levels = ['debug', 'info', 'log', 'warn', 'error'] as const
    const spies = levels.map((level) => vi.spyOn(console, level).mockImplementation(() => {}))
    try {
      const bot = new CQHttp()
      bot.onMetaEvent(() => Promise.reject(new Error('broken')))
      const event = { post_type: 'meta_event', meta_event_type: 'heartbeat' }
      await bot.receive(event).catch(() => {})
      expect(spies.map((spy) => spy.mock.calls.length)).toEqual([0, 0, 0, 1, 1])
      expect(spies[3]?.mock.calls[0]?.[0]).toBe('[cqhttp]')
    } finally {
      for (const spy of spies) spy.mockRestore()
    }
  })

  test('is silent when it is false', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    expect(new CQHttp({ logger: false })).toBeInstanceOf(CQHttp)
    expect(warn).not.toHaveBeenCalled()
    warn.mockRestore()
  })

  test('is called as the object that it is', () => {
    class Log {
      lines: unknown[] = []
      debug() {}
      info() {}
      error() {}
      warn(line: unknown) {
        this.lines.push(line)
      }
    }
    const logger = new Log()
    expect(new CQHttp({ logger })).toBeInstanceOf(CQHttp)
    expect(logger.lines).toHaveLength(1)
  })
})

test('checkApiRoot quotes nothing of an address', () => {
  for (const address of ['abc:def@ghi', 'http://abc:def@ghi', 'http://a/?abc', 'abc://a', 'abc']) {
    expect(checkApiRoot(address)).not.toMatch(/abc|def|ghi/)
  }
})
