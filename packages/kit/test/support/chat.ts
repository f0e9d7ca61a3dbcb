import { type ActionCall, CQHttp, type CQHttpOptions, type Segment } from '@cqhttp/core'

export const SELF = 10_001_000

export interface Who {
  user?: number
  group?: number | 'none'
  role?: string
}

/** A message event, in a group unless told otherwise. */
export function say(message: string | Segment[], who: Who = {}): object {
  const { user = 10_001, group = 20_002, role = 'member' } = who
  const isGroup = group !== 'none'
  return {
    time: Math.floor(Date.now() / 1000),
    self_id: SELF,
    post_type: 'message',
    message_type: isGroup ? 'group' : 'private',
    sub_type: isGroup ? 'normal' : 'friend',
    message_id: 1,
    user_id: user,
    ...(isGroup ? { group_id: group } : {}),
    message: typeof message === 'string' ? [{ type: 'text', data: { text: message } }] : message,
    sender: { user_id: user, nickname: '名', role },
  }
}

/** As `say`, in a private chat. */
export function whisper(message: string | Segment[], user = 10_001): object {
  return say(message, { user, group: 'none' })
}

export const at = (qq: number | string = SELF): Segment => ({
  type: 'at',
  data: { qq: String(qq) },
})
export const quote = (id = '7'): Segment => ({ type: 'reply', data: { id } })
export const words = (text: string): Segment => ({ type: 'text', data: { text } })

/** A bot without a log, and the calls that it makes; each gets what `data` says. */
export function createBot(
  data: (call: ActionCall) => unknown = () => ({ message_id: 1 }),
  options: CQHttpOptions = {},
) {
  const calls: ActionCall[] = []
  const bot = new CQHttp({
    secret: false,
    logger: false,
    ...options,
    transport: async (call) => {
      calls.push(call)
      return { status: 'ok', retcode: 0, data: data(call) }
    },
  })
  return { bot, calls }
}

/** The texts of a reply. */
export function textsOf(operation: object | undefined): string[] {
  const { reply = [] } = (operation ?? {}) as { reply?: Segment[] }
  return reply.map((segment) => (segment.type === 'text' ? segment.data.text : segment.type))
}
