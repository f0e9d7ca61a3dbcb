import { expect, test } from 'vitest'
import { ActionFailedError, CQHttp } from '../../src/index.ts'
import { jsonLogger, type JsonLoggerOptions } from '../../src/operation.ts'

function collect(options: JsonLoggerOptions = {}) {
  const lines: string[] = []
  const logger = jsonLogger({ ...options, write: (line) => void lines.push(line) })
  const entries = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  return { logger, lines, entries }
}

test('an entry is a line with time, level and message', () => {
  const { logger, lines, entries } = collect()
  logger.warn('two\nlines', 3, { a: 1 })
  expect(lines[0]).not.toContain('\n')
  expect(entries()).toEqual([
    {
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      level: 'warn',
      message: 'two\nlines 3 {"a":1}',
    },
  ])
})

test('errors are entries of their own, with what calls say and their causes', () => {
  const { logger, entries } = collect()
  const failure = new ActionFailedError('send_msg', {
    retcode: 1200,
    status: 'failed',
    statusCode: null,
    wording: 'no',
  })
  logger.error('handling failed:', new Error('outer', { cause: failure }))
  expect(entries()[0]).toMatchObject({
    message: 'handling failed:',
    errors: [
      {
        name: 'Error',
        message: 'outer',
        cause: { name: 'ActionFailedError', action: 'send_msg', sent: 'refused', retcode: 1200 },
      },
    ],
  })
})

test('what cannot be written as JSON is written all the same', () => {
  const { logger, entries } = collect()
  const circle: { self?: unknown } = {}
  circle.self = circle
  const loop = new Error('its own cause')
  loop.cause = loop
  logger.info(circle, 1n, Symbol('s'), undefined, { big: 1n }, loop)
  expect(entries()[0]).toMatchObject({
    message: '[object Object] 1 Symbol(s) undefined [object Object]',
  })
})

test('less important levels are left out', () => {
  const { logger, entries } = collect({ level: 'error' })
  logger.warn('a')
  logger.error('b')
  expect(entries().map(({ message }) => message)).toEqual(['b'])
})

test('a level that is none is refused', () => {
  expect(() => jsonLogger({ level: 'verbose' as 'info' })).toThrow(
    'level must be one of debug, info, warn, error, but it is verbose',
  )
})

test('a bot writes with it', async () => {
  const { logger, entries } = collect({ level: 'debug' })
  const bot = new CQHttp({ secret: false, logger })
  await bot.receive({ post_type: 'meta_event', meta_event_type: 'heartbeat', self_id: 1 })
  expect(entries()).toMatchObject([
    { level: 'debug', message: expect.stringContaining('meta_event.heartbeat: handled') },
  ])
})
