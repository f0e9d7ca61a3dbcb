import { describe, expect, test } from 'vitest'
import type { ActionResponse } from '../../src/api/transport.ts'
import { CQHttp } from '../../src/cqhttp.ts'
import { answer, startApiServer } from '../support/api-server.ts'
import { createTransport } from '../support/api.ts'

const off = { secret: false as const, logger: false as const }

/** NapCat's words, with the step that it waited for. */
const ntEvent = (step: string): string =>
  `Timeout: NTEvent serviceAndMethod:${step} ListenerName:NodeIKernelMsgListener/` +
  'onMsgInfoListUpdate EventRet:\n{\n    "result": 0,\n    "errMsg": ""\n}\n'

const SENDING = ntEvent('NodeIKernelMsgService/sendMsg')

type Row = [what: string, response: ActionResponse]

const unknown: Row[] = [
  ['NapCat over HTTP', { retcode: 200, message: SENDING, wording: SENDING }],
  ['NapCat over WebSocket', { retcode: 1200, message: SENDING, wording: SENDING }],
  [
    'NapCat, while it forwards',
    { retcode: 200, wording: ntEvent('NodeIKernelMsgService/forward') },
  ],
  [
    'NapCat, of a packet',
    { retcode: 200, wording: 'sendCommand timed out after 20000 ms for Oidb' },
  ],
  ['NapCat without a reason', { retcode: 200, wording: '未知错误，可能操作超时' }],
  ['LLBot', { retcode: 200, message: 'waitForSelfEcho timeout', wording: '' }],
  ['LLBot over WebSocket', { retcode: 1200, wording: 'waitForSelfEcho timeout' }],
  [
    'LLBot, of QQ itself',
    { retcode: 200, wording: "invoke timeout, wrapperSession.getMsgService().sendMsg, [ '0' ]" },
  ],
  ['go-cqhttp, of a packet', { retcode: 100, msg: 'API_ERROR', wording: 'Packet timed out' }],
  ['onebots', { retcode: -1, msg: 'Request Time-out' }],
  ['Lagrange, in the status', { retcode: 0, status: 'send timeout' }],
  ['words beside others', { retcode: 200, wording: '发送失败', message: 'TimeoutError: 10000ms' }],
]

const refused: Row[] = [
  ['NapCat, muted', { retcode: 200, wording: '消息体无法解析, 请检查是否发送了不支持的消息类型' }],
  [
    'NapCat, refused by QQ',
    { retcode: 200, wording: SENDING.replace('Timeout', 'EventChecker Failed') },
  ],
  [
    'NapCat, while it looks for the group',
    { retcode: 200, wording: ntEvent('NodeIKernelGroupService/getGroupExtList') },
  ],
  [
    'NapCat, while it looks for a quote',
    { retcode: 1200, wording: ntEvent('NodeIKernelMsgService/queryMsgsWithFilterEx') },
  ],
  [
    'NapCat, a parameter called timeout',
    { retcode: 400, wording: 'Key: timeout, Message: Expected number' },
  ],
  ['the same over WebSocket', { retcode: 1400, wording: 'Key: timeout, Message: Expected number' }],
  ['LLBot, muted', { retcode: 200, wording: '当前处于被禁言状态' }],
  [
    'a picture that could not be downloaded',
    { retcode: 200, wording: 'connect ETIMEDOUT 192.0.2.1:443' },
  ],
  ['go-cqhttp', { retcode: 100, msg: 'SEND_MSG_API_ERROR', wording: '请参考 go-cqhttp 端输出' }],
  ['Lagrange, without words', { retcode: 200 }],
  ['an unknown action', { retcode: 1404, wording: 'no such api' }],
  ['{}', {}],
]

async function failure(response: ActionResponse): Promise<unknown> {
  const transport = createTransport({ status: 'failed', ...response })
  const call = new CQHttp({ ...off, transport }).send_group_msg({ group_id: 1, message: 'a' })
  return call.catch((error: unknown) => error)
}

describe('an implementation that says "failed"', () => {
  test.each(unknown)(
    'may have done it when it only gave up waiting: %s',
    async (_what, response) => {
      expect(await failure(response)).toMatchObject({ name: 'ActionFailedError', sent: 'unknown' })
    },
  )

  test.each(refused)('has not done it otherwise: %s', async (_what, response) => {
    expect(await failure(response)).toMatchObject({ name: 'ActionFailedError', sent: 'refused' })
  })
})

test('a text that cannot be one does no harm', async () => {
  const server = await startApiServer(
    answer(
      '{"status":{"toString":[]},"retcode":{},"wording":{"toString":1},"message":["timeout"]}',
    ),
  )
  const call = new CQHttp({ ...off, apiRoot: server.url }).callAction('x')
  await expect(call).rejects.toMatchObject({
    name: 'ActionFailedError',
    wording: '',
    sent: 'refused',
  })
})

describe('an HTTP status that says "failed"', () => {
  test.each<[status: number, sent: string]>([
    [301, 'refused'],
    [400, 'refused'],
    [401, 'refused'],
    [403, 'refused'],
    [404, 'refused'],
    [405, 'refused'],
    [406, 'refused'],
    [408, 'unknown'],
    [413, 'refused'],
    [415, 'refused'],
    [426, 'refused'],
    [429, 'refused'],
    [500, 'unknown'],
    [501, 'refused'],
    [502, 'unknown'],
    [503, 'unknown'],
    [504, 'unknown'],
    [524, 'unknown'],
  ])('%i: %s', async (status, sent) => {
    const server = await startApiServer(answer('', status))
    const call = new CQHttp({ ...off, apiRoot: server.url }).callAction('send_msg', {} as never)
    await expect(call).rejects.toMatchObject({ name: 'HttpStatusError', statusCode: status, sent })
  })

  test.each<[what: string, status: number, body: unknown, retcode: number | null, wording: string]>(
    [
      [
        'SnowLuma',
        413,
        { status: 'failed', retcode: 1413, wording: 'payload too large' },
        1413,
        'payload too large',
      ],
      [
        'bad parameters',
        400,
        { status: 'failed', retcode: 1400, message: 'no group_id' },
        1400,
        'no group_id',
      ],
      [
        'an internal error',
        500,
        { status: 'failed', retcode: 1200, wording: '', msg: 'boom' },
        1200,
        'boom',
      ],
      ['a code alone, as onebots', 401, { retcode: 1403 }, 1403, ''],
      [
        'words alone, as NapCat',
        403,
        { message: 'token verify failed!' },
        null,
        'token verify failed!',
      ],
      ['a byte order mark before it', 404, '\uFEFF{"retcode":1404}', 1404, ''],
      ['no JSON', 400, 'Invalid JSON', null, ''],
      ['a page', 502, '<html>bad gateway</html>', null, ''],
      ['an array', 400, [1413], null, ''],
      ['other types', 400, { retcode: '1413', wording: { text: 'x' } }, null, ''],
    ],
  )('gives the reason of its body: %s', async (_what, status, body, retcode, wording) => {
    const server = await startApiServer(answer(body, status))
    const call = new CQHttp({ ...off, apiRoot: server.url }).callAction('x')
    const error: unknown = await call.catch((reason: unknown) => reason)
    expect(error).toMatchObject({ name: 'HttpStatusError', statusCode: status, retcode, wording })
    expect(String(error)).toContain(wording)
    expect(String(error)).toContain(retcode === null ? '' : `retcode ${retcode}`)
    expect(String(error)).not.toContain('html')
  })

  test('of which the body is not read to its end', async () => {
    const server = await startApiServer((response) => {
      response.writeHead(500)
      const write = (): void => {
        if (response.destroyed) return
        response.write('x'.repeat(65_536), () => setImmediate(write))
      }
      write()
    })
    const call = new CQHttp({ ...off, apiRoot: server.url }).callAction('x')
    await expect(call).rejects.toMatchObject({ name: 'HttpStatusError', statusCode: 500 })
  })
})
