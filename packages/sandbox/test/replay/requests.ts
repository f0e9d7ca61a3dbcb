// Raw requests, and what the code of NapCat and LLBot answers them; QQ itself was a stand-in there.

/** What comes back: the HTTP status, the retcode or the text, and how many messages were sent. */
export type Answer = readonly [status: number, retcodeOrText: number | string, sent?: number]

/** A request, with the answer of each implementation. */
export interface Request {
  readonly what: string
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
  readonly napcat: Answer
  readonly llbot: Answer
  /** Why an implementation is not emulated here; left out, it is. */
  readonly except?: { readonly napcat?: string; readonly llbot?: string } | undefined
}

const FINE: Answer = [200, 0]
const SENT: Answer = [200, 0, 1]
const FAILED: Answer = [200, 200]
const WRONG: Answer = [200, 400]
const NOT_FOUND: Answer = [404, '404 Not Found']

type Except = Request['except']

function post(
  what: string,
  path: string,
  body: unknown,
  napcat: Answer,
  llbot: Answer = napcat,
  except?: Except,
): Request {
  const headers = { 'content-type': 'application/json' }
  const text = JSON.stringify(body)
  return { what, method: 'POST', path, headers, body: text, napcat, llbot, except }
}

function raw(
  what: string,
  { method = 'POST', path = '/get_status', headers = {}, body }: Partial<Request>,
  napcat: Answer,
  llbot: Answer = napcat,
): Request {
  return { what, method, path, headers, body, napcat, llbot }
}

const group = { group_id: 20_002 }
const user = { user_id: 10_001 }
const member = { ...group, ...user }
const text = { type: 'text', data: { text: 't' } }
const at = { type: 'at', data: { qq: '10001' } }
const node = { type: 'node', data: { user_id: '10001', nickname: 'n', content: 'c' } }
const JSON_TYPE = { 'content-type': 'application/json' }
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

/** The stand-in for QQ did what QQ refuses, or refused what QQ does. */
const STAND_IN = 'the stand-in allowed what QQ does not'
const TWO_SENDS = 'QQ is sent the content first, where nobody sees it'

function send(
  what: string,
  message: unknown,
  napcat: Answer,
  llbot?: Answer,
  except?: Except,
): Request {
  return post(`send ${what}`, '/send_group_msg', { ...group, message }, napcat, llbot, except)
}

/** The token that the API asks for. */
export const TOKEN = 'right-token'

const authorize = (authorization: string): Partial<Request> => ({ headers: { authorization } })
const refused: [Answer, Answer] = [
  [403, '{"message":"token verify failed!"}'],
  [403, '{"message":"the token is missing or wrong"}'],
]

/** Those that need the token; all others are sent without one, where none is asked for. */
export const tokens: Request[] = [
  raw('no token', {}, ...refused),
  raw('a wrong token', authorize('Bearer wrong'), ...refused),
  raw('Bearer', authorize(`Bearer ${TOKEN}`), FINE),
  raw('a bare token', authorize(TOKEN), FINE),
  raw('Token', authorize(`Token ${TOKEN}`), ...refused),
  raw('a query token', { path: `/get_status?access_token=${TOKEN}` }, FINE),
  raw('a wrong query token', { path: '/get_status?access_token=wrong' }, ...refused),
  raw(
    'a wrong query token, and the right header',
    { path: '/get_status?access_token=wrong', ...authorize(`Bearer ${TOKEN}`) },
    refused[0],
    FINE,
  ),
]

export const requests: Request[] = [
  // Methods, bodies and paths.
  raw('GET', { method: 'GET' }, FINE),
  raw('POST without a body', {}, FINE),
  raw('PUT', { method: 'PUT', headers: JSON_TYPE, body: '{}' }, FINE),
  raw('DELETE', { method: 'DELETE' }, FINE),
  raw('OPTIONS', { method: 'OPTIONS' }, [204, '']),
  raw('GET with a query', { method: 'GET', path: '/get_group_info?group_id=20002' }, FINE),
  raw('an empty JSON body', { headers: JSON_TYPE, body: '' }, FINE),
  raw('a form', { path: '/get_group_info', headers: FORM, body: 'group_id=20002' }, FINE),
  raw(
    'a form to send',
    { path: '/send_group_msg', headers: FORM, body: 'group_id=20002&message=a+b' },
    SENT,
  ),
  raw(
    'JSON without a type',
    {
      path: '/send_group_msg',
      body: '{"group_id":20002,"message":"x"}',
      headers: { 'content-type': '' },
    },
    SENT,
  ),
  raw(
    'JSON as text',
    {
      path: '/send_group_msg',
      headers: { 'content-type': 'text/plain' },
      body: '{"group_id":20002,"message":"x"}',
    },
    SENT,
  ),
  raw(
    'JSON with a charset',
    { headers: { 'content-type': 'application/json; charset=utf-8' }, body: '{}' },
    FINE,
  ),
  raw('broken JSON', { headers: JSON_TYPE, body: '{' }, [400, 'Invalid JSON'], WRONG),
  raw(
    'JSON5',
    { path: '/get_group_info', headers: JSON_TYPE, body: '{group_id: 20002, /* c */}' },
    FINE,
    WRONG,
  ),
  raw('a JSON array', { headers: JSON_TYPE, body: '[1]' }, FINE),
  raw('JSON null', { headers: JSON_TYPE, body: 'null' }, FINE),
  raw('a JSON string', { headers: JSON_TYPE, body: '"x"' }, FINE),
  raw('a JSON number', { headers: JSON_TYPE, body: '5' }, FINE),
  raw('the root by GET', { method: 'GET', path: '/' }, FINE, NOT_FOUND),
  post('the root by POST', '/', {}, FINE, NOT_FOUND),
  post('an envelope', '/', { action: 'get_status', params: {} }, FINE, NOT_FOUND),
  post('a trailing slash', '/get_status/', {}, FINE, NOT_FOUND),
  post('two parts', '/get_status/x', {}, FINE, NOT_FOUND),
  post('a double slash', '//get_status', {}, FINE, NOT_FOUND),
  post('an encoded name', '/get%5Fstatus', {}, FAILED, FINE),
  post('an unknown action', '/no_such_action', {}, FAILED, [404, 404]),
  post('another case', '/GET_STATUS', {}, FAILED, [404, 404]),
  post('_async', '/get_status_async', {}, FINE),
  post('_rate_limited', '/get_status_rate_limited', {}, FINE),
  post('_async to send', '/send_group_msg_async', { ...group, message: 'x' }, SENT),
  raw(
    'the query beside the body',
    { path: '/get_group_info?group_id=20002', headers: JSON_TYPE, body: '{"group_id":1}' },
    FINE,
    FAILED,
  ),
  // Parameters.
  post('missing parameters', '/get_group_info', {}, WRONG),
  post('an id as text', '/get_group_info', { group_id: '20002' }, FINE),
  post('an id as junk', '/get_group_info', { group_id: 'x' }, FAILED),
  post('an object as an id', '/get_group_info', { group_id: {} }, WRONG),
  post('an unknown group', '/get_group_info', { group_id: 4711 }, FAILED),
  post('an echo', '/get_status', { echo: 'e1' }, FINE),
  post('an echo that is a number', '/get_status', { echo: 5 }, FINE),
  post('an echo on a failure', '/get_msg', { message_id: 1, echo: 'e' }, FAILED),
  post('an echo on wrong parameters', '/get_group_info', { echo: 'e' }, WRONG),
  // Whom to send to.
  post('send_msg nothing', '/send_msg', {}, FAILED, WRONG),
  post('send_msg no target', '/send_msg', { message: 'x' }, FAILED),
  post('send_msg to a group', '/send_msg', { ...group, message: 'x' }, SENT),
  post('send_msg to a user', '/send_msg', { ...user, message: 'x' }, SENT),
  post('send_msg by type', '/send_msg', { ...group, message_type: 'group', message: 'x' }, SENT),
  post(
    'send_msg in private with a group',
    '/send_msg',
    { ...group, message_type: 'private', message: 'x' },
    FAILED,
  ),
  post(
    'send_msg in a group with a user',
    '/send_msg',
    { ...user, message_type: 'group', message: 'x' },
    FAILED,
  ),
  post('send_msg to group 0', '/send_msg', { group_id: 0, message: 'x' }, SENT, SENT, {
    napcat: STAND_IN,
    llbot: STAND_IN,
  }),
  post('send_private_msg', '/send_private_msg', { ...user, message: 'x' }, SENT),
  post('send_private_msg to a text', '/send_private_msg', { user_id: '10001', message: 'x' }, SENT),
  post('send_private_msg to nobody', '/send_private_msg', { user_id: 4711, message: 'x' }, FAILED),
  post(
    'send_group_msg to an unknown group',
    '/send_group_msg',
    { group_id: 4711, message: 'x' },
    FAILED,
  ),
  // What to send.
  send('a text', 'x', SENT),
  send('CQ code', '[CQ:face,id=1]x', SENT),
  send('CQ code as text', '[CQ:face,id=1]x', SENT),
  post(
    'send CQ code escaped',
    '/send_group_msg',
    { ...group, message: '[CQ:at,qq=1]', auto_escape: true },
    SENT,
  ),
  send('a segment', text, SENT),
  send('segments', [text, at], SENT),
  send('an empty text', '', FAILED),
  send('nothing', [], FAILED),
  send('a number', 5, FAILED),
  send('an array of texts', ['x'], FAILED),
  send('a text without data', [{ type: 'text', data: {} }], FAILED),
  send('an unknown segment', [{ type: 'nonsense', data: {} }], FAILED),
  send('an unknown segment and a text', [{ type: 'nonsense', data: {} }, text], FAILED, SENT),
  send('a face', [{ type: 'face', data: { id: '1' } }], SENT),
  send('a face by a number', [{ type: 'face', data: { id: 1 } }], SENT),
  send('an unknown face', [{ type: 'face', data: { id: '99999' } }], FAILED, SENT),
  send('a mention', [at], SENT),
  send('a mention of all', [{ type: 'at', data: { qq: 'all' } }], SENT, FAILED, {
    llbot: 'the stand-in had no turns left for it',
  }),
  post('send a mention in private', '/send_private_msg', { ...user, message: [at, text] }, SENT),
  post('send only a mention in private', '/send_private_msg', { ...user, message: [at] }, FAILED),
  send('a quotation of nothing', [{ type: 'reply', data: { id: '4711' } }, text], SENT),
  send('an image by URL', [{ type: 'image', data: { file: 'http://127.0.0.1:9/a.png' } }], SENT),
  send('an image in base64', [{ type: 'image', data: { file: 'base64://iVBORw0KGgo=' } }], SENT),
  send('dice', [{ type: 'dice', data: {} }], SENT),
  send('xml only', [{ type: 'xml', data: { data: '<a/>' } }], FAILED),
  send('a poke only', [{ type: 'poke', data: { type: '1', id: '1' } }], FAILED),
  send('JSON', [{ type: 'json', data: { data: '{}' } }], SENT),
  // Forwarded records.
  send('nodes', [node], [200, 0, 2], FAILED, { napcat: TWO_SENDS }),
  send('nodes and a text', [node, text], FAILED),
  post(
    'send_group_forward_msg',
    '/send_group_forward_msg',
    { ...group, messages: [node] },
    [200, 0, 2],
    SENT,
    { napcat: TWO_SENDS },
  ),
  post(
    'send_forward_msg by message',
    '/send_forward_msg',
    { ...group, message: [node] },
    [200, 0, 2],
    SENT,
    { napcat: TWO_SENDS },
  ),
  post(
    'send_private_forward_msg',
    '/send_private_forward_msg',
    { ...user, messages: [node] },
    [200, 0, 2],
    SENT,
    { napcat: TWO_SENDS },
  ),
  post(
    'send_group_forward_msg no nodes',
    '/send_group_forward_msg',
    { ...group, messages: [] },
    [200, 0, 1],
    [200, 200, 1],
    {
      napcat: 'the stand-in took an empty record',
      llbot: 'the stand-in got the content, and then had no record',
    },
  ),
  post('get_forward_msg none', '/get_forward_msg', {}, FAILED),
  post('get_forward_msg unknown', '/get_forward_msg', { id: 'x' }, FAILED, FINE, {
    llbot: 'the stand-in had every record',
  }),
  // Messages.
  post('get_msg unknown', '/get_msg', { message_id: 4711 }, FAILED),
  post('get_msg none', '/get_msg', {}, WRONG),
  post('delete_msg unknown', '/delete_msg', { message_id: 4711 }, FAILED),
  post('delete_msg none', '/delete_msg', {}, WRONG),
  // Information.
  post('get_login_info', '/get_login_info', {}, FINE),
  post('get_status', '/get_status', {}, FINE),
  post('get_version_info', '/get_version_info', {}, FINE),
  post('get_friend_list', '/get_friend_list', {}, FINE),
  post('get_group_list', '/get_group_list', {}, FINE),
  post('get_group_member_info', '/get_group_member_info', member, FINE),
  post(
    'get_group_member_info of nobody',
    '/get_group_member_info',
    { ...group, user_id: 4711 },
    FAILED,
  ),
  post('get_group_member_list', '/get_group_member_list', group, FINE),
  post('get_stranger_info', '/get_stranger_info', user, FINE),
  post('get_stranger_info none', '/get_stranger_info', {}, WRONG),
  post('can_send_image', '/can_send_image', {}, FINE),
  post('can_send_record', '/can_send_record', {}, FINE),
  post('get_cookies', '/get_cookies', {}, WRONG),
  post('get_cookies domain', '/get_cookies', { domain: 'qun.qq.com' }, FINE, [0, ''], {
    llbot: 'asks a server of QQ, which the stand-in was not',
  }),
  post('get_csrf_token', '/get_csrf_token', {}, FINE, [0, ''], {
    llbot: 'asks a server of QQ, which the stand-in was not',
  }),
  post('get_credentials', '/get_credentials', { domain: 'qun.qq.com' }, FINE, [0, ''], {
    llbot: 'asks a server of QQ, which the stand-in was not',
  }),
  post('clean_cache', '/clean_cache', {}, FINE),
  // Groups.
  post('set_group_card', '/set_group_card', { ...member, card: 'c' }, FINE),
  post('set_group_name', '/set_group_name', { ...group, group_name: 'g' }, FINE),
  post('set_group_ban no duration', '/set_group_ban', member, FINE),
  post(
    'set_group_ban as texts',
    '/set_group_ban',
    { group_id: '20002', user_id: '10001', duration: '60' },
    FINE,
  ),
  post(
    'set_group_ban the owner',
    '/set_group_ban',
    { ...group, user_id: 10_003, duration: 60 },
    FINE,
    FINE,
    { napcat: STAND_IN, llbot: STAND_IN },
  ),
  post(
    'set_group_ban a stranger',
    '/set_group_ban',
    { ...group, user_id: 4711, duration: 60 },
    FAILED,
    FINE,
    { llbot: STAND_IN },
  ),
  post('set_group_whole_ban', '/set_group_whole_ban', group, FINE),
  post(
    'set_group_whole_ban off as a text',
    '/set_group_whole_ban',
    { ...group, enable: 'false' },
    FINE,
  ),
  post('set_group_kick', '/set_group_kick', member, FINE),
  post('set_group_admin default', '/set_group_admin', member, FINE, FINE, {
    napcat: STAND_IN,
    llbot: STAND_IN,
  }),
  post('set_group_anonymous', '/set_group_anonymous', group, FAILED, [404, 404]),
  post('set_friend_add_request unknown', '/set_friend_add_request', { flag: 'x' }, FAILED, FINE, {
    llbot: STAND_IN,
  }),
  post('set_group_add_request unknown', '/set_group_add_request', { flag: 'x' }, FAILED),
  post('send_like', '/send_like', { ...user, times: 1 }, FINE),
  // Quick operations.
  post(
    'a quick operation on the whole event',
    '/.handle_quick_operation',
    {
      context: { time: 1, self_id: 10_000, post_type: 'message', message_type: 'private', ...user },
      operation: { reply: 'q' },
    },
    WRONG,
    SENT,
    { napcat: 'that version could not compile its schema; others can' },
  ),
  post(
    'a quick operation on a trimmed event',
    '/.handle_quick_operation',
    { context: { message_type: 'private', ...user }, operation: { reply: 'q' } },
    WRONG,
    FINE,
  ),
]
