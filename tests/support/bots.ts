import {
  type ActionCall,
  type ActionResponse,
  CQHttp,
  type CQHttpOptions,
  custom,
  type Segment,
} from '@cqhttp/core'
import { type ApiRequest, startApi } from './http.ts'
import { signatureOf } from './implementation.ts'

/** A segment of text, as it goes over the wire. */
export function text(content: string): Segment {
  return { type: 'text', data: { text: content } }
}

/** A group message as in the standard; `fields` is what the test is about. */
export function groupMessage(fields: object = {}): Record<string, unknown> {
  return {
    time: 1_720_000_000,
    self_id: 10001000,
    post_type: 'message',
    message_type: 'group',
    sub_type: 'normal',
    message_id: 1,
    user_id: 10001001,
    group_id: 20002000,
    message: 'hi',
    ...fields,
  }
}

/** A private message as in the standard; `fields` is what the test is about. */
export function privateMessage(fields: object = {}): Record<string, unknown> {
  const { group_id: _, ...rest } = groupMessage()
  return { ...rest, message_type: 'private', sub_type: 'friend', ...fields }
}

/** A bot whose calls go nowhere, and the list of them; each is answered with `data`. */
export function createRecordingBot(options: CQHttpOptions & { data?: unknown } = {}): {
  bot: CQHttp
  calls: ActionCall[]
} {
  const { data = null, ...rest } = options
  const calls: ActionCall[] = []
  const bot = new CQHttp({
    secret: false,
    logger: false,
    transport: async (call): Promise<ActionResponse> => {
      calls.push(call)
      return { status: 'ok', retcode: 0, data }
    },
    ...rest,
  })
  return { bot, calls }
}

/** Posts an event through `bot.fetch`, with a signature if there is a key. */
export async function postTo(
  bot: CQHttp,
  body: string | object,
  { key, headers }: { key?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; type: string | null; body: string }> {
  const json = typeof body === 'string' ? body : JSON.stringify(body)
  const request = new Request('http://127.0.0.1:8080/', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key === undefined ? {} : { 'x-signature': signatureOf(json, key) }),
      ...headers,
    },
    body: json,
  })
  const response = await bot.fetch(request)
  const { status } = response
  return { status, type: response.headers.get('content-type'), body: await response.text() }
}

/** What the handler of `name` gets when the body is posted: the events, in order. */
export async function received(name: string, ...bodies: (string | object)[]): Promise<unknown[]> {
  const { bot } = createRecordingBot()
  const events: unknown[] = []
  bot.on(custom(name), (event) => {
    events.push(event)
  })
  for (const body of bodies) await postTo(bot, body)
  return events
}

/** The quick operation in the response when the handler of an event returns `result`. */
export async function answered(event: object, result: object): Promise<unknown> {
  const { bot } = createRecordingBot()
  bot.on(custom(String((event as { post_type?: unknown }).post_type)), () => ({ ...result }))
  const { body } = await postTo(bot, event)
  return JSON.parse(body)
}

/** The parameters with which `bot.send` answers an event. */
export async function sent(
  event: object,
  message: Parameters<CQHttp['send']>[1] = 'hi',
  params?: Parameters<CQHttp['send']>[2],
): Promise<Record<string, unknown> | undefined> {
  const { bot, calls } = createRecordingBot()
  bot.on(custom(String((event as { post_type?: unknown }).post_type)), async (target) => {
    await bot.send(target, message, params)
  })
  await bot.receive(event)
  return calls[0]?.params
}

/** The parameters of an action as they go out. */
export async function wireParams(action: string, params: object): Promise<Record<string, unknown>> {
  const { bot, calls } = createRecordingBot()
  await bot.callAction(action, { ...params })
  return calls[0]?.params ?? {}
}

/** The outcome of calls to an HTTP API that answers all of them alike. */
export async function callOver(
  answer: Parameters<typeof startApi>[0],
  act: (bot: CQHttp) => Promise<unknown>,
  options: CQHttpOptions = {},
  prefix = '',
): Promise<{ result?: unknown; error?: unknown; requests: ApiRequest[] }> {
  await using api = await startApi(answer)
  const bot = new CQHttp({ secret: false, logger: false, apiRoot: api.url + prefix, ...options })
  const { requests } = api
  try {
    return { result: await act(bot), requests }
  } catch (error) {
    return { error, requests }
  }
}
