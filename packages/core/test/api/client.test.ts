import { describe, expect, test } from 'vitest'
import { CQHttp } from '../../src/cqhttp.ts'
import { ActionFailedError, ApiNotAvailableError } from '../../src/base/errors.ts'
import { answer, startApiServer } from '../support/api-server.ts'
import { createTransport } from '../support/api.ts'

const off = { secret: false as const, logger: false as const }

describe('success and failure', () => {
  const successes: [what: string, response: object, data: unknown][] = [
    ['the standard', { status: 'ok', retcode: 0, data: { a: 1 } }, { a: 1 }],
    ['data null', { status: 'ok', retcode: 0, data: null }, null],
    ['no data, as NapCat', { status: 'ok', retcode: 0, message: '', wording: '' }, null],
    ['data false', { status: 'ok', retcode: 0, data: false }, false],
    ['data 0', { status: 'ok', retcode: 0, data: 0 }, 0],
    ['an echo, as Lagrange', { status: 'ok', retcode: 0, data: [], echo: null }, []],
    ['async', { status: 'async', retcode: 1, data: null }, null],
    ['async with retcode 0', { status: 'async', retcode: 0 }, null],
  ]
  test.each(successes)('takes for success: %s', async (_what, response, data) => {
    const server = await startApiServer(answer(response))
    expect(await new CQHttp({ ...off, apiRoot: server.url }).callAction('x')).toEqual(data)
  })

  const failures: [what: string, response: object, retcode: number | null, wording: string][] = [
    ['{}, as go-cqhttp without a target', {}, null, ''],
    ['status ok, retcode 1, as Lagrange', { status: 'ok', retcode: 1 }, 1, ''],
    ['status failed, retcode 0, as Lagrange', { status: 'failed', retcode: 0 }, 0, ''],
    ['a sentence as status, as Lagrange', { status: 'not a friend', retcode: 0 }, 0, ''],
    ['an empty status, as Lagrange', { status: '', retcode: 0 }, 0, ''],
    [
      'retcode 200, as NapCat',
      { status: 'failed', retcode: 200, message: 'm', wording: 'w' },
      200,
      'w',
    ],
    ['retcode 1400 in text', { status: 'failed', retcode: '1400' }, null, ''],
    ['status ok, retcode 200', { status: 'ok', retcode: 200 }, 200, ''],
    ['status ok without retcode', { status: 'ok', data: {} }, null, ''],
    ['retcode 0 without status', { retcode: 0, data: {} }, 0, ''],
    ['status ok, retcode "0"', { status: 'ok', retcode: '0' }, null, ''],
    ['async with another retcode', { status: 'async', retcode: 100 }, 100, ''],
    [
      'go-cqhttp',
      {
        status: 'failed',
        retcode: 100,
        msg: 'SEND_MSG_API_ERROR',
        wording: '发送失败',
        message: 'x',
      },
      100,
      '发送失败',
    ],
    [
      'message, without wording',
      { status: 'failed', retcode: 1, wording: '', message: 'm', msg: 's' },
      1,
      'm',
    ],
    ['msg alone, as onebots', { status: 'failed', retcode: -1, msg: 's' }, -1, 's'],
    [
      'texts that are none',
      { status: 'failed', retcode: 1, wording: 7, message: null, msg: {} },
      1,
      '',
    ],
  ]
  test.each(failures)('takes for failure: %s', async (_what, response, retcode, wording) => {
    const server = await startApiServer(answer(response))
    const call = new CQHttp({ ...off, apiRoot: server.url }).callAction('send_x')
    const error: unknown = await call.catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ActionFailedError)
    expect(error).toMatchObject({ action: 'send_x', statusCode: 200, retcode, wording })
    expect(String(error)).toContain(`ActionFailedError: send_x: failed with status`)
  })

  test('knows no HTTP status when the answer came another way', async () => {
    const transport = createTransport({ status: 'failed', retcode: 100 })
    const call = new CQHttp({ ...off, transport }).callAction('x')
    await expect(call).rejects.toMatchObject({ statusCode: null, retcode: 100 })
  })

  test('gives integers beyond 2^53 as strings', async () => {
    const server = await startApiServer(
      answer('{"status":"ok","retcode":0,"data":{"id":144115218676755577,"n":7}}'),
    )
    const bot = new CQHttp({ ...off, apiRoot: server.url })
    expect(await bot.callAction('get_guild_list')).toEqual({ id: '144115218676755577', n: 7 })
  })
})

describe('parameters', () => {
  const text = (value: string) => [{ type: 'text', data: { text: value } }]
  const node = { type: 'node', data: { user_id: 1, nickname: 'n', content: '[CQ:face,id=1]' } }
  const wireNode = {
    type: 'node',
    data: { user_id: '1', nickname: 'n', content: text('[CQ:face,id=1]') },
  }
  const rows: [action: string, params: object, wire: object][] = [
    ['send_msg', { user_id: 1, message: 'a' }, { user_id: 1, message: text('a') }],
    ['send_group_msg_async', { message: '[CQ:at,qq=1]' }, { message: text('[CQ:at,qq=1]') }],
    [
      'send_private_msg',
      { message: '[CQ:at,qq=1]', auto_escape: false },
      { message: [{ type: 'at', data: { qq: '1' } }], auto_escape: false },
    ],
    [
      'send_msg',
      { message: { type: 'at', data: { qq: 1 } } },
      { message: [{ type: 'at', data: { qq: '1' } }] },
    ],
    ['send_group_forward_msg', { messages: [node] }, { messages: [wireNode] }],
    ['send_like', { user_id: 1 }, { user_id: 1 }],
    ['set_group_kick', { message: 'bye' }, { message: 'bye' }],
    [
      '.handle_quick_operation',
      { context: {}, operation: { reply: 'a' } },
      { context: {}, operation: { reply: text('a') } },
    ],
    [
      '.handle_quick_operation_async',
      { context: {}, operation: { reply: '[CQ:at,qq=1]', auto_escape: false } },
      {
        context: {},
        operation: { reply: [{ type: 'at', data: { qq: '1' } }], auto_escape: false },
      },
    ],
    ['.handle_quick_operation', { operation: { approve: true } }, { operation: { approve: true } }],
    ['set_group_ban', { user_id: 1 }, { user_id: 1, duration: 1800 }],
    ['set_group_ban', { duration: 0 }, { duration: 0 }],
    ['set_group_admin', {}, { enable: true }],
    ['set_group_whole_ban', { enable: false }, { enable: false }],
  ]
  test.each(rows)('of %s go out as the wire has them', async (action, params, wire) => {
    const transport = createTransport()
    const frozen = Object.freeze(structuredClone(params))
    await new CQHttp({ ...off, transport }).callAction(action, frozen as never)
    expect(transport.calls[0]).toMatchObject({ action, params: wire })
    expect(transport.calls[0]?.params).toStrictEqual(wire)
    expect(frozen).toEqual(params)
  })

  test('of the methods go the same way', async () => {
    const transport = createTransport()
    const bot = new CQHttp({ ...off, transport, autoEscape: false })
    await bot.send_group_msg({ group_id: 1, message: '[CQ:at,qq=1]' }, { selfId: 7 })
    await bot.set_group_whole_ban({ group_id: 1 })
    expect(transport.calls).toMatchObject([
      { action: 'send_group_msg', params: { message: [{ type: 'at' }] }, selfId: 7 },
      { action: 'set_group_whole_ban', params: { group_id: 1, enable: true } },
    ])
  })

  test.each(['', 'send msg', '../x', '..', '.', 'a/b', 'a?b', 'a#b', '你好', undefined, null, 1])(
    'do not go out with the action %j',
    async (action) => {
      const transport = createTransport()
      const call = new CQHttp({ ...off, transport }).callAction(action as string)
      await expect(call).rejects.toThrow(/^an action must be a name such as 'send_msg', but it is /)
      expect(transport.calls).toEqual([])
    },
  )

  test('a misspelt method is undefined, not a call', () => {
    const bot = new CQHttp(off) as unknown as Record<string, unknown>
    expect([bot['sned_msg'], bot['then'], bot['toJSON']]).toEqual([undefined, undefined, undefined])
  })
})

describe('without an API', () => {
  test.each([{}, { apiRoot: '' }, { apiRoot: undefined }])(
    '%j every call is refused',
    async (options) => {
      const bot = new CQHttp({ ...off, ...options })
      for (const call of [bot.get_status(), bot.callAction('x'), bot.send({ user_id: 1 }, 'hi')]) {
        await expect(call).rejects.toThrow(ApiNotAvailableError)
        await expect(call).rejects.toThrow(
          "no API to call; set apiRoot to the implementation's HTTP server",
        )
      }
    },
  )
})

describe('parameters that JSON would garble', () => {
  test.each<[action: string, params: Record<string, unknown>, place: string]>([
    ['upload_group_file', { group_id: 1, file: Buffer.from('hi') }, 'file is of type Uint8Array'],
    ['upload_group_file', { file: new Uint8Array(1).buffer }, 'file is of type ArrayBuffer'],
    ['set_x', { list: [{ blob: new Blob(['hi']) }] }, 'list.0.blob is of type Blob'],
    ['set_x', { later: Promise.resolve(1) }, 'later is of type Promise'],
    ['set_x', { map: new Map() }, 'map is of type Map'],
  ])('%s %# is a TypeError that names the parameter', async (action, params, place) => {
    const transport = createTransport()
    const bot = new CQHttp({ ...off, transport })
    await expect(bot.callAction(action, params)).rejects.toThrow(place)
    await expect(bot.callAction(action, params)).rejects.toThrow(TypeError)
    expect(transport.calls).toEqual([])
  })
})
