/** The parts of a thread id. */
export interface CqhttpThreadId {
  /** The account that the chat is seen by. */
  selfId: string
  /** What kind of chat it is; `discuss` is the discussion group of CQHTTP 4. */
  type: 'private' | 'group' | 'discuss'
  /** The user of a private chat, or the group. */
  id: string
  /** The group that a temporary private chat began in. */
  throughGroup?: string
  /** Whose conversation in the group it is, with `threads: 'member'`. */
  memberId?: string
}

const FORM =
  /^(?<selfId>[^.:]+)\.(?<type>private|group|discuss)\.(?<id>[^.:]+)(?:\.(?<through>[^.:]+))?$/

/**
 * Writes a thread id: `cqhttp:<account>.<type>.<id>`, such as `cqhttp:10000.group.20002`. A temporary
 * private chat has its group at the end (`cqhttp:10000.private.10001.20002`), the conversation of a
 * member the member's id behind a colon (`cqhttp:10000.group.20002:10001`).
 */
export function formatThreadId(name: string, thread: CqhttpThreadId): string {
  const { selfId, type, id, throughGroup, memberId } = thread
  const parts = [selfId, type, id, ...(throughGroup === undefined ? [] : [throughGroup])]
  const channel = `${name}:${parts.map(escape).join('.')}`
  return memberId === undefined ? channel : `${channel}:${escape(memberId)}`
}

/**
 * Reads a thread id or a channel id.
 *
 * @throws TypeError when it is neither.
 */
export function parseThreadId(name: string, threadId: string): CqhttpThreadId {
  const [prefix, channel = '', member, ...rest] = threadId.split(':')
  const { selfId, type, id, through } = FORM.exec(channel)?.groups ?? {}
  const isWhole = prefix === name && member !== '' && rest.length === 0
  if (!isWhole || selfId === undefined || id === undefined || !isType(type)) {
    throw new TypeError(
      `a thread id of this adapter looks like ${name}:10000.group.20002, but it is ` +
        JSON.stringify(threadId.slice(0, 100)),
    )
  }
  return {
    selfId: unescape(selfId),
    type,
    id: unescape(id),
    ...(through === undefined ? {} : { throughGroup: unescape(through) }),
    ...(member === undefined ? {} : { memberId: unescape(member) }),
  }
}

function isType(type: string | undefined): type is CqhttpThreadId['type'] {
  return type === 'private' || type === 'group' || type === 'discuss'
}

/** Ids of QQ are numbers; those of gateways may be any text. */
function escape(part: string): string {
  return encodeURIComponent(part.toWellFormed()).replaceAll('.', '%2E')
}

function unescape(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
