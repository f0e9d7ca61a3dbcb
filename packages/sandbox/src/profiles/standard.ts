import { parseCqCode } from '@cqhttp/core'
import type { Failure, PlainAnswer, Profile } from './profile.ts'

const MESSAGE_FIELDS = ['reply', 'auto_escape']
const GROUP_FIELDS = [
  ...MESSAGE_FIELDS,
  'at_sender',
  'delete',
  'kick',
  'reject_add_request',
  'ban',
  'ban_duration',
]

/** What QQ takes, as people who sent long messages found. */
const MAX_LENGTH = 4500

/** CoolQ: the server did not reply, so the message may not have been sent. */
const NO_REPLY = -2

/** The return codes of CQHTTP 4.15, which the standard took over without listing them. */
const RETCODES: Record<Failure['kind'], number> = { params: 100, missing: 102, forbidden: 103 }

/** The answer of servers that let web pages of other origins in. */
export const PREFLIGHT: PlainAnswer = { status: 204, contentType: '', body: '' }

export function plainText(status: number, body: string): PlainAnswer {
  return { status, contentType: 'text/plain; charset=utf-8', body }
}

/** The action is the whole path, without its leading slash. */
export function wholePath(path: string): string | undefined {
  return path.slice(1)
}

/** Each number once, spread over the signed 32-bit integers. */
export function toSignedId(number: number): number {
  return Math.imul(number, 0x9e37_79b1)
}

/**
 * The standard to the letter, and CQHTTP 4.15 where it says nothing.
 *
 * @see https://github.com/botuniverse/onebot-11
 */
export const standard: Profile = {
  name: 'standard',
  post: {
    contentType: 'application/json; charset=UTF-8',
    userAgent: 'CQHttp/4.15.0',
    chunked: false,
    write: (payload) => JSON.stringify(payload),
    timeout: undefined,
    resends: 0,
    resendDelay: 0,
    oneByOne: true,
    heartbeat: 15,
    lifecycle: ['enable', 'disable'],
  },
  response: {
    reads: (status) => status >= 200 && status < 300,
    jsonOnly: false,
    logsStatus: false,
    parse: JSON.parse,
    logsBadBody: false,
    decodesByChunk: false,
  },
  operation: {
    fields: {
      private: MESSAGE_FIELDS,
      group: GROUP_FIELDS,
      friend: ['approve', 'remark'],
      'group-request': ['approve', 'reason'],
    },
    atSender: true,
    atSeparator: ' ',
    joinsJson: false,
    literalMention: false,
    quotes: [],
    banDuration: (given) => given ?? 1800,
    bansAnonymous: true,
  },
  api: {
    methods: ['GET', 'POST'],
    preflight: undefined,
    decodesPath: true,
    noAction: () => undefined,
    methodRefusal: plainText(405, 'method not allowed'),
    actionOf: (path) => path.replace(/^\/|\/$/g, ''),
    takesEnvelope: false,
    authorization: /^Bearer (.+)$/,
    queryTokenFirst: false,
    tokenMissing: plainText(401, 'the access token is missing'),
    tokenWrong: plainText(403, 'the access token is wrong'),
    maxBytes: 64 * 1024 * 1024,
    tooLarge: plainText(413, 'the body is too large'),
    otherBodies: 'refuse',
    typeRefusal: plainText(406, 'not acceptable'),
    frameBorder: '\r\n\r\n',
    endsFrames: false,
    emptyBody: 'fine',
    parse: JSON.parse,
    badJson: plainText(400, 'the body is not JSON'),
    otherJsonIsEmpty: false,
    echoes: true,
    plusIsSpace: true,
    decodesByChunk: false,
    queryWins: false,
    unknownAction: plainText(404, 'no such action'),
    suffixes: { async: 'later', rateLimited: 'queue' },
    success: (data) => ({ status: 'ok', retcode: 0, data }),
    failure: ({ kind }) => ({ status: 'failed', retcode: RETCODES[kind], data: null }),
    unconfirmed: () => ({
      status: 'failed',
      retcode: NO_REPLY,
      data: null,
      // The standard has no words; without them nobody could tell it from a refusal.
      wording: 'timeout: the server did not reply',
    }),
  },
  messages: {
    format: 'string',
    toId: (number) => number,
    memory: Infinity,
    parse: parseCqCode,
    unknownSegment: 'keep',
    dropped: [],
    refusesBareValues: false,
    dropsUnknownReply: false,
    dropsUnknownFace: false,
    dropsPrivateAt: false,
    strictValues: false,
    maxLength: MAX_LENGTH,
    nodes: 'mixed',
    nestsNodes: true,
    ownPostType: undefined,
  },
  events: {
    adapt: (payload) => {
      const { honor_type } = payload
      return honor_type === 'legend' || honor_type === 'strong_newbie' ? undefined : payload
    },
    extra: () => undefined,
    uploadsAreMessages: false,
    requestsAreFriends: false,
    flag: ({ number, type }) => `${type}-${number}`,
    status: { online: true, good: true },
  },
  actions: {
    missing: [],
    extra: [],
    defaults: {},
    required: {},
    emptyGroupFails: false,
    results: {},
    odd: {
      set_restart: (outcome) =>
        outcome === 'done' ? { status: 'async', retcode: 1, data: null } : undefined,
    },
    quickOperation: 'whole',
    filesFrom: 'anywhere',
    namesFiles: false,
    forwardSends: true,
    messagesAreEvents: false,
    forward: 'nodes',
    forwardId: ['id'],
  },
}
