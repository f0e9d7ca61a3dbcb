import {
  ActionFailedError,
  CQHttp,
  formatCqCode,
  HttpStatusError,
  httpTransport,
  message,
  NetworkError,
  plainText,
  segment,
  type Segment,
} from '@cqhttp/core'
import { expect } from 'vitest'
import {
  callOver,
  createRecordingBot,
  groupMessage,
  postTo,
  sent,
  text,
  wireParams,
} from '../support/bots.ts'
import { startApi } from '../support/http.ts'
import type { Row } from './row.ts'

const ok = (data: unknown = null) => ({ body: { status: 'ok', retcode: 0, data } })
const login = (bot: CQHttp) => bot.get_login_info()

/** The HTTP API: how a call is made and how its answer is judged. */
export const httpApi: Row[] = [
  {
    row: 'path: below a prefix (onebots), one part exactly (LLBot), no trailing slash (go-cqhttp)',
    handled: async () => {
      for (const [path, expected] of [
        ['', '/get_login_info'],
        ['/', '/get_login_info'],
        ['/qq/my-bot/onebot/v11', '/qq/my-bot/onebot/v11/get_login_info'],
        ['/qq/my-bot/onebot/v11//', '/qq/my-bot/onebot/v11/get_login_info'],
      ] as const) {
        const { requests } = await callOver(ok(), login, {}, path)
        expect(requests.map((request) => request.path)).toEqual([expected])
      }
    },
  },
  {
    row: 'methods and body types: all accept POST with JSON (onebots nothing else)',
    handled: async () => {
      for (const act of [
        login,
        (bot: CQHttp) => bot.send_group_msg({ group_id: 1, message: 'hi' }),
      ]) {
        const { requests } = await callOver(ok(), act)
        expect(requests).toMatchObject([
          { method: 'POST', headers: { 'content-type': 'application/json' } },
        ])
      }
    },
  },
  {
    row: 'empty body: never answered (Lagrange)',
    handled: async () => {
      const { requests } = await callOver(ok(), login)
      expect(requests.map(({ body }) => body)).toEqual(['{}'])
    },
  },
  {
    row: 'no answer at all (Lagrange, to what it cannot read)',
    handled: async () => {
      const { error } = await callOver({ body: undefined }, (bot) =>
        bot.callAction('send_like', { user_id: 1 }, { timeout: 50 }),
      )
      expect(error).toBeInstanceOf(NetworkError)
    },
  },
  {
    row: 'limits of size and rate (onebots)',
    handled: async () => {
      const { error } = await callOver({ status: 429, body: 'slow down' }, login)
      expect(error).toBeInstanceOf(HttpStatusError)
      expect(error).toMatchObject({ statusCode: 429, retcode: null })
    },
  },
  {
    row: 'token: all accept Bearer (NapCat nothing else)',
    handled: async () => {
      const { requests } = await callOver(ok(), login, { accessToken: 'x' })
      expect(requests[0]?.headers.authorization).toBe('Bearer x')
      expect(requests[0]?.path).toBe('/get_login_info')
      const open = await callOver(ok(), login)
      expect(open.requests[0]?.headers).not.toHaveProperty('authorization')
    },
  },
  {
    row: 'no token, bad token: 401 or 403, the body text or JSON sent as HTML (NapCat)',
    handled: async () => {
      for (const [status, body, retcode, wording] of [
        [401, '', null, ''],
        [403, '{"status":"failed","retcode":1403,"data":null,"message":"token"}', 1403, 'token'],
        [401, { retcode: 1403 }, 1403, ''],
      ] as const) {
        const { error } = await callOver({ status, body, contentType: 'text/html' }, login)
        expect(error).toBeInstanceOf(HttpStatusError)
        const action = 'get_login_info'
        expect(error).toMatchObject({ statusCode: status, retcode, wording, action })
      }
    },
  },
  {
    row: 'unknown action: HTTP 404 (standard, LLBot), or 200 with retcode 404, 200 or -1',
    handled: async () => {
      const failed = (retcode: number) => ({ status: 'failed', retcode, data: null })
      const http = await callOver({ status: 404, body: failed(404) }, login)
      expect(http.error).toBeInstanceOf(HttpStatusError)
      expect(http.error).toMatchObject({ statusCode: 404 })
      for (const retcode of [404, 200, -1]) {
        const { error } = await callOver({ body: failed(retcode) }, login)
        expect(error).toBeInstanceOf(ActionFailedError)
        expect(error).toMatchObject({ statusCode: 200, retcode })
      }
    },
  },
  {
    row: 'failure: retcode 100 to 104, 200, 201, 400 or negative, always HTTP 200',
    handled: async () => {
      for (const retcode of [100, 102, 103, 104, 200, 201, 400, 1400, -1, -34]) {
        const body = { status: 'failed', retcode, data: null }
        const { error } = await callOver({ body }, login)
        expect(error).toBeInstanceOf(ActionFailedError)
        expect(error).toMatchObject({ retcode, statusCode: 200 })
      }
    },
  },
  {
    row: 'envelope: more fields than the three, also empty or null ones',
    handled: async () => {
      const body = {
        ...ok([1]).body,
        message: '',
        wording: '',
        echo: null,
        stream: 'normal-action',
      }
      expect(await callOver({ body }, login)).toMatchObject({ result: [1] })
    },
  },
  {
    row: 'no result: data null, or missing (NapCat, onebots)',
    handled: async () => {
      for (const body of [ok().body, { status: 'ok', retcode: 0 }]) {
        expect(await callOver({ body }, login)).toMatchObject({ result: null })
      }
    },
  },
  {
    row: '_async: async and retcode 1, or the answer of the plain action (all but cqhttp)',
    handled: async () => {
      for (const [body, result] of [
        [{ status: 'async', retcode: 1, data: null }, null],
        [{ status: 'ok', retcode: 0, data: { message_id: 1 } }, { message_id: 1 }],
      ]) {
        const answer = await callOver({ body }, (bot) =>
          bot.callAction('send_msg_async', { user_id: 1, message: '[CQ:x]' }),
        )
        expect(answer.result).toEqual(result)
        expect(answer.requests).toMatchObject([
          { path: '/send_msg_async', params: { user_id: 1, message: [text('[CQ:x]')] } },
        ])
      }
    },
  },
  {
    row: '_rate_limited: as the plain action',
    handled: async () => {
      const params = await wireParams('send_group_msg_rate_limited', {
        group_id: 1,
        message: '[CQ:x]',
      })
      expect(params).toEqual({ group_id: 1, message: [text('[CQ:x]')] })
      const ban = await wireParams('set_group_ban_rate_limited', { group_id: 1, user_id: 2 })
      expect(ban).toEqual({ group_id: 1, user_id: 2, duration: 1800 })
    },
  },
  {
    row: '.handle_quick_operation: with a reply that all read alike',
    handled: async () => {
      const context = groupMessage()
      for (const action of ['.handle_quick_operation', '.handle_quick_operation_async']) {
        const params = await wireParams(action, { context, operation: { reply: 'a [CQ:x]' } })
        expect(params).toEqual({ context, operation: { reply: [text('a [CQ:x]')] } })
      }
    },
  },
  {
    row: '.handle_quick_operation: does nothing for requests (NapCat), is missing (Lagrange, onebots)',
    handled: async () => {
      const { bot, calls } = createRecordingBot({ quickOperation: 'api' })
      bot.onRequest('friend', () => ({ approve: true }))
      bot.onRequest('group', () => ({ approve: false, reason: 'no' }))
      const request = { post_type: 'request', user_id: 1, flag: 'f' }
      await postTo(bot, { ...request, request_type: 'friend' })
      await postTo(bot, { ...request, request_type: 'group', sub_type: 'invite', group_id: 2 })
      expect(calls.map(({ action, params }) => [action, params])).toEqual([
        ['set_friend_add_request', { flag: 'f', approve: true }],
        ['set_group_add_request', { flag: 'f', sub_type: 'invite', approve: false, reason: 'no' }],
      ])
    },
  },
  {
    row: 'success: status and retcode together',
    handled: async () => {
      for (const body of [
        { status: 'ok', retcode: 1, data: null },
        { status: 'failed', retcode: 0, data: null },
        { status: '点赞失败', retcode: 0, data: null },
        { status: '', retcode: 0, data: null },
        { status: 'ok', data: null },
        { retcode: 0, data: null },
        { status: 'async', retcode: 102 },
        { status: 'ok', retcode: 200 },
        {},
      ]) {
        const { error } = await callOver({ body }, login)
        expect([body, error]).toEqual([body, expect.any(ActionFailedError)])
      }
    },
  },
  {
    row: 'text of an error: wording, message or msg, the first that is not empty',
    handled: async () => {
      for (const [texts, wording] of [
        [{ wording: '群不存在', message: 'GROUP', msg: 'X' }, '群不存在'],
        [{ wording: '', message: 'no group', msg: 'X' }, 'no group'],
        [{ message: null, msg: 'API_ERROR' }, 'API_ERROR'],
        [{ wording: { a: 1 }, message: '' }, ''],
        [{}, ''],
      ] as const) {
        const body = { status: 'failed', retcode: 100, data: null, ...texts }
        const { error } = await callOver({ body }, login)
        expect(error).toMatchObject({ wording })
      }
    },
  },
  {
    row: 'a request that is not ASCII is corrupted where chunks meet (NapCat)',
    handled: async () => {
      const long = '你好😀'.repeat(20_000)
      const { requests } = await callOver(ok(), (bot) =>
        bot.send_group_msg({ group_id: 1, message: long }),
      )
      expect(requests[0]?.body).toMatch(/^[\x20-\x7e]+$/)
      expect(requests[0]?.params).toEqual({ group_id: 1, message: [text(long)] })
    },
  },
  {
    row: 'query and body are merged, the token among them (NapCat)',
    handled: async () => {
      const { requests } = await callOver(ok(), (bot) => bot.send_like({ user_id: 1, times: 2 }), {
        accessToken: 'x',
      })
      expect(requests).toMatchObject([{ path: '/send_like', params: { user_id: 1, times: 2 } }])
      expect(requests[0]?.body).not.toContain('access_token')
    },
  },
  {
    row: 'ids: numbers or strings, converted by the implementation (NapCat)',
    handled: async () => {
      for (const id of [10001001, '10001001', '144115218676755577', -5]) {
        expect(await wireParams('get_stranger_info', { user_id: id })).toEqual({ user_id: id })
      }
    },
  },
  {
    row: 'several JSON texts in one answer (streams of NapCat)',
    handled: async () => {
      const part = JSON.stringify({ status: 'ok', retcode: 0, data: { part: 1 } })
      const { error } = await callOver({ body: `${part}\r\n\r\n${part}\r\n\r\n` }, (bot) =>
        bot.callAction('download_file_stream', { file: 'x' }),
      )
      expect(error).toBeInstanceOf(NetworkError)
      expect(String(error)).toContain('several JSON texts came; take them with streamAction')
    },
  },
  {
    row: 'uploads: a path, a URL or base64, depending on the implementation',
    handled: async () => {
      const params = { group_id: 1, file: 'base64://AA==', name: 'a', message: '[CQ:x]' }
      expect(await wireParams('upload_group_file', params)).toEqual(params)
    },
  },
  {
    row: 'get_updates, get_event, /_events: events by polling or as a stream (go-cqhttp, LLBot, NapCat)',
    handled: async () => {
      const { bot } = createRecordingBot({ data: [groupMessage(), { post_type: 'x' }] })
      const texts: string[] = []
      bot.onMessage((event) => void texts.push(plainText(event)))
      const polled = (await bot.callAction('get_updates')) as object[]
      for (const event of polled) await bot.receive(event)
      expect(texts).toEqual(['hi'])
    },
  },
  {
    row: 'segment data: numbers are refused, data must be an object (Lagrange)',
    handled: async () => {
      const segments = [
        { type: 'at', data: { qq: 10001001 } },
        { type: 'reply', data: { id: -5 } },
        { type: 'face', data: { id: 178n } },
        { type: 'shake' },
        { type: 'dice', data: null },
        {
          type: 'node',
          data: { user_id: 1, nickname: 'a', content: [{ type: 'at', data: { qq: 2 } }] },
        },
      ] as unknown[] as Segment[]
      const wire = [
        { type: 'at', data: { qq: '10001001' } },
        { type: 'reply', data: { id: '-5' } },
        { type: 'face', data: { id: '178' } },
        { type: 'shake', data: {} },
        { type: 'dice', data: {} },
        {
          type: 'node',
          data: { user_id: '1', nickname: 'a', content: [{ type: 'at', data: { qq: '2' } }] },
        },
      ]
      expect((await sent(groupMessage(), segments))?.['message']).toEqual(wire)
      expect(await wireParams('send_group_msg', { message: segments })).toEqual({ message: wire })
    },
  },
]

/** Defaults that differ, and gaps. */
export const actionGaps: Row[] = [
  {
    row: 'set_group_ban.duration: 0 lifts the mute (NapCat, Lagrange)',
    handled: async () => {
      const { bot, calls } = createRecordingBot()
      await bot.set_group_ban({ group_id: 1, user_id: 2 })
      await bot.callAction('set_group_ban', { group_id: 1, user_id: 2, duration: undefined })
      await bot.set_group_ban({ group_id: 1, user_id: 2, duration: 0 })
      expect(calls.map(({ params }) => params['duration'])).toEqual([1800, 1800, 0])
    },
  },
  {
    row: 'set_group_admin.enable: false (NapCat, Lagrange)',
    handled: async () => {
      const { bot, calls } = createRecordingBot()
      await bot.set_group_admin({ group_id: 1, user_id: 2 })
      await bot.set_group_admin({ group_id: 1, user_id: 2, enable: false })
      expect(calls.map(({ params }) => params['enable'])).toEqual([true, false])
    },
  },
  {
    row: 'set_group_whole_ban.enable: false (Lagrange)',
    handled: async () => {
      const { bot, calls } = createRecordingBot()
      await bot.set_group_whole_ban({ group_id: 1 })
      await bot.set_group_whole_ban({ group_id: 1, enable: false })
      expect(calls.map(({ params }) => params['enable'])).toEqual([true, false])
    },
  },
  {
    row: 'get_cookies, get_credentials: domain required (NapCat, LLBot, Lagrange)',
    handled: async () => {
      for (const action of ['get_cookies', 'get_credentials']) {
        // Only the caller knows the domain, so there is no default.
        for (const params of [{}, { domain: 'qun.qq.com' }]) {
          expect(await wireParams(action, params)).toEqual(params)
        }
      }
    },
  },
  {
    row: 'get_forward_msg: the result has five shapes',
    handled: async () => {
      const sender = { user_id: 10001001, nickname: 'Ann' }
      const content = [text('hi '), segment.at(2)]
      const string = 'hi [CQ:at,qq=2]'
      for (const data of [
        { message: [{ type: 'node', data: { user_id: '10001001', nickname: 'Ann', content } }] },
        {
          message: [
            { type: 'node', data: { user_id: '10001001', nickname: 'Ann', content: string } },
          ],
        },
        { messages: [{ sender, time: 1, content: string, group_id: 3 }] },
        { messages: [{ ...groupMessage(), sender, message: content }] },
        {
          messages: [{ content, sender, time: 1, message_format: 'array', message_type: 'group' }],
        },
      ]) {
        const { bot } = createRecordingBot({ data })
        const result = await bot.get_forward_msg({ id: 'x' })
        expect(result).toEqual({
          message: [
            {
              type: 'node',
              data: expect.objectContaining({ user_id: '10001001', nickname: 'Ann', content }),
            },
          ],
        })
      }
    },
  },
  {
    row: 'get_forward_msg: the parameter id, which all accept',
    handled: async () => {
      const { bot, calls } = createRecordingBot()
      await bot.get_forward_msg({ id: 'x' })
      expect(calls[0]?.params).toEqual({ id: 'x' })
    },
  },
  {
    row: 'get_msg: the message as a string or an array',
    handled: async () => {
      for (const content of ['hi [CQ:at,qq=2]', [text('hi '), segment.at(2)]]) {
        const { bot } = createRecordingBot({ data: { message_id: -1, message: content } })
        expect(await bot.get_msg({ message_id: -1 })).toEqual({
          message_id: -1,
          message: [text('hi '), segment.at(2)],
        })
      }
    },
  },
  {
    row: 'send_msg without message_type (onebots)',
    handled: async () => {
      const notice = { post_type: 'notice', notice_type: 'x', self_id: 1 }
      expect(await sent({ ...notice, user_id: 2 })).toMatchObject({ message_type: 'private' })
      expect(await sent({ ...notice, user_id: 2, group_id: 3 })).toMatchObject({
        message_type: 'group',
      })
    },
  },
  {
    row: 'send_… with nodes: refused (LLBot), nodes only (NapCat)',
    handled: async () => {
      // The author decides: nodes stay nodes, and the action stays the same.
      const nodes = [
        segment.node({ id: -1 }),
        segment.nodeCustom({ user_id: 1, nickname: 'a', content: 'b' }),
      ]
      const { bot, calls } = createRecordingBot()
      await bot.send_group_msg({ group_id: 1, message: nodes })
      expect(calls.map(({ action, params }) => [action, params['message']])).toEqual([
        [
          'send_group_msg',
          [
            { type: 'node', data: { id: '-1' } },
            { type: 'node', data: { user_id: '1', nickname: 'a', content: [text('b')] } },
          ],
        ],
      ])
    },
  },
  {
    row: 'send_forward_msg and similar: messages are nodes, the text in them stays text',
    handled: async () => {
      const node = segment.nodeCustom({ user_id: 1, nickname: 'a', content: '[CQ:x]' })
      for (const action of [
        'send_forward_msg',
        'send_group_forward_msg',
        'send_private_forward_msg',
      ]) {
        const wire = {
          type: 'node',
          data: { user_id: '1', nickname: 'a', content: [text('[CQ:x]')] },
        }
        const byHand = { type: 'node', data: { user_id: 1, nickname: 'a', content: '[CQ:x]' } }
        expect(await wireParams(action, { messages: [node, byHand] })).toEqual({
          messages: [wire, wire],
        })
      }
    },
  },
  {
    row: 'send_forward_msg only uploads (Lagrange)',
    handled: async () => {
      const id = 'C4PDkB0fGyZLtWRgwUBRUC7NeXpJIzXS'
      const { bot } = createRecordingBot({ data: id })
      expect(
        await bot.callAction('send_forward_msg', { messages: [segment.node({ id: 1 })] }),
      ).toBe(id)
    },
  },
  {
    row: 'actions of the standard that are missing',
    handled: async () => {
      const body = { status: 'failed', retcode: 1404, data: null }
      const { error, requests } = await callOver({ body }, (bot) => bot.send_like({ user_id: 1 }))
      expect(error).toMatchObject({ name: 'ActionFailedError', retcode: 1404 })
      // No other action is called in its place.
      expect(requests.map(({ path }) => path)).toEqual(['/send_like'])
    },
  },
  {
    row: 'messages must be strings over HTTP (Gensokyo)',
    handled: async () => {
      await using api = await startApi(ok())
      const http = httpTransport({ apiRoot: api.url })
      const bot = new CQHttp({
        secret: false,
        transport: (call) => {
          const string = formatCqCode(call.params['message'] as Segment[])
          return http({ ...call, params: { ...call.params, message: string } })
        },
      })
      await bot.send_group_msg({ group_id: 1, message: message`a&b${segment.face(1)}` })
      expect(api.requests[0]?.params).toEqual({ group_id: 1, message: 'a&amp;b[CQ:face,id=1]' })
    },
  },
  {
    row: 'get_version_info.app_name: how to tell them apart',
    handled: async () => {
      const info = { app_name: 'NapCat.Onebot', protocol_version: 'v11', app_version: '4', nt: 1 }
      const { bot } = createRecordingBot({ data: info })
      expect(await bot.get_version_info()).toEqual(info)
    },
  },
]
