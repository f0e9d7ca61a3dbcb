import type { HttpRequest } from '../support/runtimes/http.ts'
import type { ApiCall } from '../support/runtimes/implementation.ts'
import { ACCOUNT, GZIPPED, largeBody, MAX_BODY_SIZE, OPEN_ACCOUNT } from './bot.ts'
import type { Limit } from './limits.ts'
import { event, get, groupMessage, privateMessage, signed, unsigned, utf8 } from './request.ts'

/** What must come back, to the byte. */
export interface Expected {
  status: number
  /** Of `content-type`, `allow`, `location` and `content-encoding`; those left out must be absent. */
  headers?: Partial<Record<ComparedHeader, string>>
  setCookie?: readonly string[]
  /** Default empty. */
  body?: string | Uint8Array
}

export const comparedHeaders = ['content-type', 'allow', 'location', 'content-encoding'] as const

type ComparedHeader = (typeof comparedHeaders)[number]

/** A request, and what it must lead to on every runtime. */
export interface Row {
  name: string
  request: HttpRequest
  expected: Expected
  /** The calls of the implementation's API, in this order; default none. */
  calls?: readonly ApiCall[]
  /** What comes back instead when something in front of the bot interferes. */
  under?: Partial<Record<Limit, Partial<Expected> & Pick<Row, 'calls'>>>
}

const TEXT = { 'content-type': 'text/plain; charset=utf-8' }
const JSON_TYPE = { 'content-type': 'application/json' }
const BYTES = { 'content-type': 'application/octet-stream' }

const NOTHING: Expected = { status: 204 }

function text(status: number, body: string): Expected {
  return { status, headers: TEXT, body }
}

function operation(body: string): Expected {
  return { status: 200, headers: JSON_TYPE, body }
}

/** The operation that replies with one text, given as it stands in the JSON. */
function reply(escaped: string): Expected {
  return operation(`{"reply":[{"type":"text","data":{"text":"${escaped}"}}]}`)
}

const chunked = (request: HttpRequest): HttpRequest => ({ ...request, chunked: true })

const say = (words: string): HttpRequest => signed(privateMessage({ text: words }))

/** A private message of this many bytes, most of them its text, which it has twice. */
function sized(bytes: number): string {
  const padding = bytes - utf8(privateMessage({ text: 'measure ' })).byteLength
  const json = privateMessage({ text: `measure ${'x'.repeat(padding / 2)}` })
  return json + ' '.repeat(padding % 2)
}

/** A message of this size is answered with the length of its text. */
function measured(name: string, bytes: number, send = signed): Row {
  const json = sized(bytes)
  const { raw_message } = JSON.parse(json) as { raw_message: string }
  return {
    name,
    request: send(json),
    expected: reply(`${raw_message.length}`),
    under: { oneMebibyte: tooLargeForFront() },
  }
}

/** What is left of bytes that travelled as text. */
const asText = (bytes: Uint8Array): Uint8Array => utf8(new TextDecoder().decode(bytes))

const asBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

const signedBodies: Row[] = [
  {
    name: 'a private message gets its reply',
    request: say('hello'),
    expected: reply('hello'),
  },
  {
    name: 'UTF-8 in the body, ASCII in the answer',
    request: say('你好，世界'),
    expected: reply('\\u4f60\\u597d\\uff0c\\u4e16\\u754c'),
  },
  {
    name: 'characters beyond the basic plane',
    request: say('😀𠮷'),
    expected: reply('\\ud83d\\ude00\\ud842\\udfb7'),
  },
  {
    name: 'escapes that JSON does not need',
    request: signed(privateMessage({ text: '@' }).replaceAll('@', '\\u003ca\\u003e\\/\\u0026')),
    expected: reply('<a>/&'),
  },
  {
    name: 'a trailing newline is part of what is signed',
    request: signed(`${privateMessage({ text: 'newline' })}\n`),
    expected: reply('newline'),
  },
  {
    name: 'blanks, tabs and line ends between the tokens are part of it',
    request: signed(
      `\r\n\t${JSON.stringify(JSON.parse(privateMessage({ text: 'pretty' })), null, '\t')}  `,
    ),
    expected: reply('pretty'),
  },
  {
    name: 'a byte order mark is part of it',
    request: signed(`\uFEFF${privateMessage({ text: 'marked' })}`),
    expected: reply('marked'),
  },
  {
    name: 'line separators and NUL inside a string',
    request: say('\u2028\u2029\0'),
    expected: reply('\\u2028\\u2029\\u0000'),
  },
  {
    name: 'another content type does not matter to a signed event',
    request: signed(privateMessage({ text: 'typed' }), { 'content-type': 'text/plain' }),
    expected: reply('typed'),
  },
  {
    name: 'nor does a missing one',
    request: signed(privateMessage({ text: 'untyped 你' }), { 'content-type': undefined }),
    expected: reply('untyped \\u4f60'),
  },
  {
    name: 'a body in chunks that end within characters',
    request: chunked(say('你好😀'.repeat(40))),
    expected: reply('\\u4f60\\u597d\\ud83d\\ude00'.repeat(40)),
  },
  measured('a body of more than a mebibyte', 1_200_000),
  measured('the largest body that is accepted', MAX_BODY_SIZE),
  measured('the same in chunks', MAX_BODY_SIZE, (body) => chunked(signed(body))),
  {
    name: 'a query does not keep an event from its path',
    request: { ...say('query'), target: '/?access_token=x&a=/echo' },
    expected: reply('query'),
  },
  {
    name: 'header names in the case of the implementations',
    request: {
      ...say('case'),
      headers: say('case').headers.map(([name, value]) => [
        name.replace(/(?<=^|-)[a-z]/g, (letter) => letter.toUpperCase()),
        value,
      ]),
    },
    expected: reply('case'),
  },
]

const refusals: Row[] = [
  {
    name: 'no signature',
    request: signed(privateMessage({ text: 'x' }), { 'x-signature': undefined }),
    expected: text(401, 'X-Signature header missing'),
  },
  {
    name: 'no account',
    request: signed(privateMessage({ text: 'x' }), { 'x-self-id': undefined }),
    expected: text(401, 'X-Self-ID header missing'),
  },
  {
    name: 'a wrong signature',
    request: signed(privateMessage({ text: 'x' }), { 'x-signature': `sha1=${'0'.repeat(40)}` }),
    expected: text(403, 'wrong signature'),
  },
  {
    name: 'a signature of another form',
    request: signed(privateMessage({ text: 'x' }), { 'x-signature': 'sha256=0' }),
    expected: text(403, 'wrong signature'),
  },
  {
    name: 'a body that was changed by one newline',
    request: { ...say('x'), body: utf8(`${privateMessage({ text: 'x' })}\n`) },
    expected: text(403, 'wrong signature'),
  },
  {
    name: 'an unknown account',
    request: signed(privateMessage({ text: 'x' }), { 'x-self-id': '1' }),
    expected: text(403, 'unknown account'),
  },
  {
    name: 'an unsigned event from a web page',
    request: unsigned(privateMessage({ text: 'x', self_id: OPEN_ACCOUNT }), {
      origin: 'https://evil.example',
    }),
    expected: text(403, 'requests from web pages are refused'),
  },
  {
    name: 'an unsigned event in the name of another account',
    request: unsigned(privateMessage({ text: 'x', self_id: ACCOUNT })),
    expected: text(403, 'wrong account'),
  },
  {
    name: 'an unsigned event that is not sent as JSON',
    request: unsigned(privateMessage({ text: 'x', self_id: OPEN_ACCOUNT }), {
      'content-type': 'text/plain',
    }),
    expected: text(415, 'the content type must be application/json'),
  },
  {
    name: 'an unsigned event is accepted from the account that needs no signature',
    request: unsigned(privateMessage({ text: 'open', self_id: OPEN_ACCOUNT })),
    expected: reply('open'),
  },
  {
    name: 'a body that is not JSON',
    request: signed('{"post_type":'),
    expected: text(400, 'the body is not JSON'),
  },
  {
    name: 'a body that is not UTF-8',
    request: signed(Uint8Array.of(0x22, 0xff, 0xfe, 0x22), {
      'content-type': BYTES['content-type'],
    }),
    expected: text(400, 'the body is not JSON'),
    under: { textBodies: text(403, 'wrong signature') },
  },
  {
    name: 'an empty body',
    request: signed(''),
    expected: text(400, 'the body is not JSON'),
  },
  {
    name: 'a JSON array',
    request: signed('[1]'),
    expected: text(400, 'the body is not a JSON object'),
  },
  {
    name: 'null',
    request: signed('null'),
    expected: text(400, 'the body is not a JSON object'),
  },
  {
    // A front of Lambda always reads all of it.
    name: 'a body that is announced as too large, before it arrives',
    request: { ...signed(sized(MAX_BODY_SIZE + 1)), isHalf: true },
    expected: text(413, `more than ${MAX_BODY_SIZE} bytes`),
    under: { oneMebibyte: tooLargeForFront() },
  },
  {
    name: 'a body in chunks that becomes too large',
    request: chunked(signed(sized(MAX_BODY_SIZE + 1))),
    expected: text(413, `more than ${MAX_BODY_SIZE} bytes`),
    under: { oneMebibyte: tooLargeForFront() },
  },
  {
    name: 'another path',
    request: { ...say('x'), target: '/other' },
    expected: text(404, 'not found'),
  },
  {
    name: 'a path that looks like a host',
    request: get('//evil.example/health'),
    expected: text(404, 'not found'),
  },
  {
    name: 'GET where events are posted',
    request: get('/'),
    expected: { ...text(405, 'events are posted'), headers: { ...TEXT, allow: 'POST' } },
  },
  {
    name: 'PUT with a body',
    request: { ...say('x'), method: 'PUT' },
    expected: { ...text(405, 'events are posted'), headers: { ...TEXT, allow: 'POST' } },
  },
  {
    name: 'HEAD',
    request: get('/', {}, 'HEAD'),
    expected: { status: 405, headers: { ...TEXT, allow: 'POST' } },
  },
]

const events: Row[] = [
  {
    name: 'nothing to say',
    request: say('nothing'),
    expected: NOTHING,
  },
  {
    name: 'a heartbeat',
    request: signed(
      event({ post_type: 'meta_event', meta_event_type: 'heartbeat', status: {}, interval: 5000 }),
    ),
    expected: NOTHING,
  },
  {
    name: 'an event of no known type',
    request: signed(event({ post_type: 'weather', weather_type: 'rain' })),
    expected: NOTHING,
  },
  {
    name: 'an event without a type',
    request: signed(event({})),
    expected: NOTHING,
  },
  {
    name: 'a message of the account itself',
    request: signed(privateMessage({ text: 'x' }).replaceAll('30003000', String(ACCOUNT))),
    expected: NOTHING,
  },
  {
    name: 'a group message, with at_sender said',
    request: signed(groupMessage('[CQ:face,id=1]大家好')),
    expected: operation(
      '{"reply":[{"type":"text","data":{"text":"\\u6536\\u5230 "}},' +
        '{"type":"at","data":{"qq":"30003000"}},' +
        '{"type":"text","data":{"text":"\\uff1a\\u5927\\u5bb6\\u597d"}}],"at_sender":false}',
    ),
  },
  {
    name: 'an operation that implementations ignore in a response',
    request: signed(groupMessage('recall')),
    expected: NOTHING,
    calls: [
      ['delete_msg', '{"message_id":7}'],
      ['set_group_ban', '{"group_id":40004000,"user_id":30003000,"duration":60}'],
    ],
  },
  {
    name: 'a friend request',
    request: signed(
      event({ post_type: 'request', request_type: 'friend', user_id: 1, comment: '', flag: 'f' }),
    ),
    expected: operation('{"approve":true,"remark":"\\u670b\\u53cb"}'),
  },
  {
    name: 'a group request',
    request: signed(
      event({
        post_type: 'request',
        request_type: 'group',
        sub_type: 'add',
        group_id: 1,
        user_id: 2,
        comment: '',
        flag: 'f',
      }),
    ),
    expected: operation('{"approve":false,"reason":"\\u4e0d\\u884c\\ud83d\\ude00"}'),
  },
  {
    name: 'a handler that throws',
    request: say('throw'),
    expected: text(500, 'a handler failed'),
    calls: [['report', '{"error":"not for the body"}']],
  },
  {
    name: 'a handler that throws while another answers',
    request: signed(groupMessage('half')),
    expected: operation(
      '{"reply":[{"type":"text","data":{"text":"the other answers"}}],"at_sender":false}',
    ),
    calls: [['report', '{"error":"one of two handlers failed"}']],
  },
  {
    name: 'a hook that throws',
    request: signed(groupMessage('closed')),
    expected: text(500, 'a handler failed'),
    calls: [['report', '{"error":"the gate is closed"}']],
  },
  {
    name: 'the signal of a delivery',
    request: say('signal'),
    expected: reply('true false'),
  },
]

const apiCalls: Row[] = [
  {
    name: 'a message sent from inside a handler',
    request: say('send'),
    expected: reply('\\u7b2c\\u4e8c\\u6761'),
    calls: [
      [
        'send_msg',
        '{"message_type":"private","user_id":30003000,' +
          '"message":[{"type":"text","data":{"text":"\\u7b2c\\u4e00\\u6761"}}]}',
      ],
    ],
  },
  {
    name: 'a message that nobody awaits',
    request: say('forget'),
    expected: NOTHING,
    calls: [
      [
        'send_msg',
        '{"message_type":"private","user_id":30003000,' +
          '"message":[{"type":"text","data":{"text":"nobody awaits this"}}]}',
      ],
    ],
  },
  {
    name: 'an action that nobody awaits',
    request: say('abandon'),
    expected: NOTHING,
    calls: [
      [
        'send_private_msg',
        '{"user_id":30003000,"message":[{"type":"text","data":{"text":"nor this"}}]}',
      ],
    ],
  },
  {
    name: 'ids beyond 2^53, from an event to a call',
    request: signed(
      event({
        post_type: 'notice',
        notice_type: 'group_increase',
        sub_type: 'approve',
        operator_id: 5,
        group_id: '?',
        user_id: '!',
      })
        .replace('"?"', '9007199254740993')
        .replace('"!"', '18446744073709551615'),
    ),
    expected: NOTHING,
    calls: [
      [
        'send_msg',
        '{"user_id":"18446744073709551615","group_id":"9007199254740993","message_type":"group",' +
          '"message":[{"type":"at","data":{"qq":"18446744073709551615"}},' +
          '{"type":"text","data":{"text":" "}},' +
          '{"type":"text","data":{"text":"\\u6b22\\u8fce\\u65b0\\u4eba\\uff5e"}}]}',
      ],
    ],
  },
  {
    name: 'ids beyond 2^53 in the answer to a call',
    request: say('call get_login_info'),
    expected: reply(
      '{\\"user_id\\":\\"9223372036854775807\\",' +
        '\\"nickname\\":\\"\\u673a\\u5668\\u4eba\\ud83e\\udd16\\"}',
    ),
    calls: [['get_login_info', '{}']],
  },
  {
    name: 'a call that fails',
    request: say('call fail'),
    expected: reply('ActionFailedError|200|1400|\\u53c2\\u6570\\u9519\\u8bef'),
    calls: [['fail', '{}']],
  },
  {
    name: 'a call that is refused',
    request: say('call forbidden'),
    expected: reply('HttpStatusError|403||'),
    calls: [['forbidden', '{}']],
  },
  {
    name: 'a call that is refused with a reason',
    request: say('call tell'),
    expected: reply('HttpStatusError|413|1413|\\u592a\\u5927\\u4e86'),
    calls: [['tell', '{}']],
  },
  {
    name: 'an answer with a byte order mark',
    request: say('call marked'),
    expected: reply('\\"read\\"'),
    calls: [['marked', '{}']],
  },
  {
    name: 'an answer without an end',
    request: say('call endless'),
    expected: reply('NetworkError|||unknown'),
    calls: [['endless', '{}']],
  },
  {
    name: 'an answer that is too large when unpacked',
    request: say('call bomb'),
    expected: reply('NetworkError|||unknown'),
    calls: [['bomb', '{}']],
  },
  {
    name: 'an answer of several frames',
    request: say('stream stream'),
    expected: reply(
      '[{\\"type\\":\\"stream\\",\\"index\\":0},{\\"type\\":\\"stream\\",\\"index\\":1},' +
        '{\\"type\\":\\"response\\"}]',
    ),
    calls: [['stream', '{}']],
  },
  {
    name: 'a call with the plain fetch of the runtime',
    request: say('bare can_send_image'),
    expected: reply('null'),
    calls: [['can_send_image', '{}']],
  },
  {
    name: 'a call that nobody answers',
    // The call before leaves a connection that can be used again.
    request: say('call can_send_image,vanish'),
    expected: reply('NetworkError|||unknown'),
    calls: [
      ['can_send_image', '{}'],
      ['vanish', '{}'],
    ],
  },
  {
    name: 'a call where nobody listens',
    request: say('refused'),
    expected: reply('NetworkError|||no'),
    under: { namelessErrors: reply('NetworkError|||unknown') },
  },
]

/** What the route `/echo` must answer. */
function echo(fields: {
  method?: string
  path?: string
  query?: string
  headers?: [contentType: string | null, cookie: string | null, probe: string | null]
  body?: Uint8Array
}): Expected {
  const { method = 'GET', path = '/echo', query = '[]', headers = [null, null, null] } = fields
  const body = Buffer.from(fields.body ?? []).toString('base64')
  return {
    status: 200,
    headers: JSON_TYPE,
    body:
      `{"method":"${method}","path":"${path}","query":${query},` +
      `"headers":${JSON.stringify(headers)},"body":"${body}"}`,
  }
}

const everyByte = Uint8Array.from({ length: 256 }, (_, index) => index)

function upload(method: string, body: Uint8Array, type: string | null): HttpRequest {
  const headers = type === null ? [] : [['content-type', type] as const]
  return { method, target: '/echo', headers, body }
}

/** A route that echoes bytes of a type; `null` for no type. */
function echoed(name: string, method: string, type: string | null, send = upload): Row {
  const headers: [string | null, null, null] = [type, null, null]
  return {
    name,
    request: send(method, everyByte, type),
    expected: echo({ method, headers, body: everyByte }),
    under: { textBodies: echo({ method, headers, body: asText(everyByte) }) },
  }
}

const bytesIn: Row[] = [
  ...['POST', 'PUT', 'PATCH', 'DELETE'].map((method) =>
    echoed(`${method} with bytes that are no text`, method, BYTES['content-type']),
  ),
  echoed('bytes that are no text, in chunks', 'POST', 'image/png', (...sent) =>
    chunked(upload(...sent)),
  ),
  echoed('bytes that are no text, of no type', 'POST', null),
]

/** Bytes that a route answers with. */
function downloaded(
  name: string,
  target: string,
  body: Uint8Array,
  headers: Expected['headers'] = BYTES,
): Row {
  return {
    name,
    request: get(target),
    expected: { status: 200, headers, body },
    under: { textBodies: { body: asBase64(body) } },
  }
}

const bytesOut: Row[] = [
  downloaded('bytes', '/binary', everyByte.toReversed()),
  downloaded('bytes under the type of text', '/mistyped', everyByte.toReversed(), TEXT),
  downloaded('many bytes', '/large', largeBody()),
  downloaded('a compressed body', '/gzip', GZIPPED, { ...TEXT, 'content-encoding': 'gzip' }),
]

const routes: Row[] = [
  { name: 'GET', request: get('/health'), expected: text(200, 'ok') },
  {
    name: 'HEAD',
    request: get('/health', {}, 'HEAD'),
    expected: { status: 200, headers: TEXT },
  },
  { name: 'OPTIONS', request: get('/echo', {}, 'OPTIONS'), expected: echo({ method: 'OPTIONS' }) },
  ...bytesIn,
  {
    name: 'text with line ends and a NUL',
    request: upload('POST', utf8('a\r\n你\0\n'), 'text/plain'),
    expected: echo({
      method: 'POST',
      headers: ['text/plain', null, null],
      body: utf8('a\r\n你\0\n'),
    }),
  },
  {
    name: 'POST without a body',
    request: { method: 'POST', target: '/echo', headers: [], body: utf8('') },
    expected: echo({ method: 'POST' }),
  },
  {
    name: 'a query',
    request: get('/echo?a=1&a=2&plus=a+b&encoded=a%2Bb%26%3D%23&empty=&%E4%BD%A0=%E5%A5%BD'),
    expected: echo({
      query: '[["a","1"],["a","2"],["plus","a b"],["encoded","a+b&=#"],["empty",""],["你","好"]]',
    }),
    under: {
      lastRepeat: echo({
        query: '[["a","2"],["plus","a b"],["encoded","a+b&=#"],["empty",""],["你","好"]]',
      }),
    },
  },
  {
    name: 'commas in a query',
    request: get('/echo?list=a,b&list=c%2Cd'),
    expected: echo({ query: '[["list","a,b"],["list","c,d"]]' }),
    under: { lastRepeat: echo({ query: '[["list","c,d"]]' }) },
  },
  {
    name: 'an encoded path',
    request: get('/echo/a%20b/%E4%BD%A0/50%25'),
    expected: echo({ path: '/echo/a%20b/%E4%BD%A0/50%25' }),
  },
  {
    name: 'encoded delimiters in a path',
    request: get('/echo/a%3Fb%23c?d=%3F'),
    expected: echo({ path: '/echo/a%3Fb%23c', query: '[["d","?"]]' }),
  },
  {
    name: 'an encoded slash in a path',
    request: get('/echo/a%2Fb'),
    expected: echo({ path: '/echo/a%2Fb' }),
    under: { decodedPath: echo({ path: '/echo/a/b' }) },
  },
  {
    name: 'a path that only begins like a stage',
    request: get('/device'),
    expected: text(200, 'a device'),
  },
  {
    name: 'cookies of the client',
    request: get('/echo', { cookie: 'a=1; b="2, 3"' }),
    expected: echo({ headers: [null, 'a=1; b="2, 3"', null] }),
  },
  {
    name: 'a repeated header field',
    request: {
      method: 'GET',
      target: '/echo',
      headers: [
        ['x-probe', 'one'],
        ['x-probe', 'two'],
      ],
    },
    expected: echo({ headers: [null, null, 'one, two'] }),
    under: {
      tightRepeats: echo({ headers: [null, null, 'one,two'] }),
      lastRepeat: echo({ headers: [null, null, 'two'] }),
    },
  },
  {
    name: 'a header field that is not ASCII',
    request: get('/health', { 'x-name': Buffer.from('你好').toString('latin1') }),
    expected: text(200, 'ok'),
  },
  {
    name: 'GET with a body',
    request: { ...get('/health'), body: utf8('ignored') },
    expected: text(200, 'ok'),
  },
  { name: 'text that is not ASCII', request: get('/text'), expected: text(200, '你好😀\n') },
  { name: 'a streamed body', request: get('/stream'), expected: text(200, '你好😀') },
  ...bytesOut,
  {
    name: 'one cookie',
    request: get('/cookie'),
    expected: { ...text(200, 'one'), setCookie: ['a=1'] },
  },
  {
    name: 'several cookies, with commas',
    request: get('/cookies'),
    expected: {
      ...text(200, 'cookies'),
      setCookie: [
        'a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Path=/',
        'b=2; HttpOnly',
        'c="3, 4"',
      ],
    },
  },
  { name: 'no content', request: get('/empty'), expected: NOTHING },
  {
    name: 'a redirect, which is not followed',
    request: get('/moved'),
    expected: { status: 302, headers: { location: '/health' } },
  },
  {
    name: 'a route that throws',
    request: get('/broken'),
    expected: text(500, 'internal error'),
  },
  {
    name: 'a route in front of events that waits and reads a copy',
    request: signed(privateMessage({ text: 'cloned' }), { 'x-look': 'clone' }),
    expected: reply('cloned'),
  },
  {
    name: 'a route in front of events that waits',
    request: signed(privateMessage({ text: 'waited' }), { 'x-look': 'nothing' }),
    expected: reply('waited'),
  },
  {
    name: 'a route in front of events that reads the request itself',
    request: signed(privateMessage({ text: 'x' }), { 'x-look': 'itself' }),
    expected: text(500, 'internal error'),
  },
  {
    name: 'a route that leaves the request to others',
    request: get('/undecided'),
    expected: text(404, 'not found'),
  },
]

/** How an ALB itself answers. */
function tooLargeForFront(): Partial<Expected> {
  return {
    status: 413,
    headers: { 'content-type': 'text/html' },
    body: '413 Request Entity Too Large',
  }
}

/** All rows, by what they are about. */
export const rows: Record<string, readonly Row[]> = {
  'signed bodies': signedBodies,
  refused: refusals,
  events,
  'calls of the API': apiCalls,
  'own routes': routes,
}
