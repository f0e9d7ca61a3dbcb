import type { Id } from '../base/id.ts'
import * as wire from './segment-values.ts'
import { createSegment } from './create-segment.ts'
import type {
  CustomSegment,
  Message,
  SegmentData,
  SegmentType,
  StandardSegment,
} from './segment.ts'
import { withStrings } from './string-fields.ts'
import { toWireValue } from './to-wire.ts'

/**
 * How an implementation fetches media from an `http(s)://` URL; without effect on other files.
 *
 * go-cqhttp knows `cache` alone, and that not for videos; NapCat, LLBot and Lagrange know none.
 */
export interface MediaOptions {
  /** Whether a file fetched before will do; default `true`. */
  cache?: boolean | undefined
  /** Whether to fetch through the proxy of the implementation, if it has one; default `true`. */
  proxy?: boolean | undefined
  /** How long to wait, in whole seconds; default without limit. */
  timeout?: number | undefined
}

/** The options of {@link SegmentBuilders.image}. */
export interface ImageOptions extends MediaOptions {
  /** `flash` for a picture that vanishes after it was seen; NapCat and Lagrange ignore it. */
  type?: 'flash' | undefined
}

/** The options of {@link SegmentBuilders.record}. */
export interface RecordOptions extends MediaOptions {
  /** Whether to change the voice; default `false`. NapCat, LLBot and Lagrange ignore it. */
  magic?: boolean | undefined
}

/**
 * What media are made of: a received file name, a `file://` URL on the implementation's machine, an
 * `http(s)://` URL, `base64://…`, or the bytes themselves, which travel as base64.
 */
export type MediaFile = string | Uint8Array | ArrayBuffer

/**
 * The functions of {@link segment}.
 *
 * The values of standard fields are strings on the wire, whatever the arguments are; options that are
 * `undefined` are left out. Every function throws a `TypeError` for an argument that is missing,
 * empty, or, where an id is due, not a whole number within 2^53.
 *
 * A segment is not a string: `segment.at(1) + 'hi'` throws. Join them by a template or an array.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/message/segment.md
 */
export interface SegmentBuilders {
  /** Text as it is; nothing in it becomes a CQ code. */
  text(text: string): StandardSegment<'text'>
  /**
   * A face of QQ.
   *
   * @see https://github.com/richardchien/coolq-http-api/wiki/表情-CQ-码-ID-表
   */
  face(id: Id): StandardSegment<'face'>
  /** An emoji, by its code point such as `0x1f600`; CQHTTP 4 only, in others write it as text. */
  emoji(id: Id): StandardSegment<'emoji'>
  /** A picture; in go-cqhttp of at most 30 MB. */
  image(file: MediaFile, options?: ImageOptions): StandardSegment<'image'>
  /** A voice message. */
  record(file: MediaFile, options?: RecordOptions): StandardSegment<'record'>
  /** A short video; in go-cqhttp of at most 100 MB, and neither bytes nor base64. */
  video(file: MediaFile, options?: MediaOptions): StandardSegment<'video'>
  /** A mention: `at('all')` mentions everybody. NapCat drops it in private messages. */
  at(userId: Id): StandardSegment<'at'>
  /** Rock, paper, scissors, with an outcome of chance. */
  rps(): StandardSegment<'rps'>
  /** A dice, with an outcome of chance. */
  dice(): StandardSegment<'dice'>
  /** A shake of the other's window, in private messages; go-cqhttp, NapCat and Lagrange lack it. */
  shake(): StandardSegment<'shake'>
  /** A poke such as `poke(126, 2003)`; NapCat and LLBot drop it, go-cqhttp wants other data. */
  poke(type: Id, id: Id): StandardSegment<'poke'>
  /**
   * Makes a group message anonymous, as its first segment. With `ignore` it is sent under the own
   * name when anonymous messages are not allowed; default `false`. Only CQHTTP 4 knows it.
   */
  anonymous(options?: { ignore?: boolean | undefined }): StandardSegment<'anonymous'>
  /** A link; `image` is the URL of a picture. NapCat, LLBot and Lagrange lack it. */
  share(link: {
    url: string
    title: string
    content?: string | undefined
    image?: string | undefined
  }): StandardSegment<'share'>
  /** The card of a user (`qq`) or of a group; go-cqhttp and Lagrange lack it. */
  contact(type: 'qq' | 'group', id: Id): StandardSegment<'contact'>
  /** A place, in degrees; of the implementations in use only Lagrange sends it. */
  location(place: {
    lat: number | string
    lon: number | string
    title?: string | undefined
    content?: string | undefined
  }): StandardSegment<'location'>
  /** A song of QQ Music, NetEase (`163`) or Xiami (`xm`). */
  music(type: 'qq' | '163' | 'xm', id: Id): StandardSegment<'music'>
  /**
   * A piece of music of your own: `url` is where a click leads, `audio` the sound (go-cqhttp reads
   * `voice` in its stead), `image` a picture, which NapCat requires.
   */
  musicCustom(music: {
    url: string
    audio: string
    title: string
    content?: string | undefined
    image?: string | undefined
  }): StandardSegment<'music'>
  /** A reply to a message, as the first segment. */
  reply(messageId: Id): StandardSegment<'reply'>
  /**
   * A merged-forward record that exists. Not in the standard, which receives it only; NapCat, LLBot
   * and Lagrange send it.
   */
  forward(id: Id): StandardSegment<'forward'>
  /**
   * A message that exists, as part of a merged-forward record; Lagrange lacks it. LLBot refuses
   * nodes in `send_msg` (call `send_group_forward_msg`), NapCat takes no other segments with them.
   */
  node(message: { id: Id }): StandardSegment<'node'>
  /** A message of your own as part of a merged-forward record; a string in it is plain text. */
  nodeCustom(message: { user_id: Id; nickname: string; content: Message }): StandardSegment<'node'>
  /** A rich message in XML; NapCat and LLBot drop it. */
  xml(data: string): StandardSegment<'xml'>
  /** A rich message in JSON, as an object or as its text. */
  json(data: string | object): StandardSegment<'json'>
  /**
   * A segment beyond the standard, or one with fields beyond it:
   * `custom('image', { file, summary: '[表情]' })`.
   *
   * Bytes become base64, standard fields strings, and `undefined` is left out; everything else stays
   * as it is, since only the implementation says whether it reads `3` or `'3'`.
   */
  custom(type: string, data?: Record<string, unknown>): CustomSegment
}

/** One function for each segment of the standard, and `custom` for all others. */
export const segment: Readonly<SegmentBuilders> = Object.freeze<SegmentBuilders>({
  text: (text) => create('text', { text: wire.checkText('text: text', text) }),
  face: (id) => create('face', { id: wire.toId('face: id', id) }),
  emoji: (id) => create('emoji', { id: wire.toId('emoji: id', id) }),
  image: (file, options = {}) =>
    create('image', {
      ...media('image', file, options),
      ...optional('image', 'type', options.type, wire.checkFilled),
    }),
  record: (file, options = {}) =>
    create('record', {
      ...media('record', file, options),
      ...optional('record', 'magic', options.magic, wire.toFlag),
    }),
  video: (file, options = {}) => create('video', media('video', file, options)),
  at: (userId) => create('at', { qq: wire.toId('at: userId', userId) }),
  rps: () => create('rps', {}),
  dice: () => create('dice', {}),
  shake: () => create('shake', {}),
  poke: (type, id) =>
    create('poke', { type: wire.toId('poke: type', type), id: wire.toId('poke: id', id) }),
  anonymous: ({ ignore } = {}) =>
    create('anonymous', optional('anonymous', 'ignore', ignore, wire.toFlag)),
  share: ({ url, title, content, image }) =>
    create('share', {
      url: wire.checkFilled('share: url', url),
      title: wire.checkText('share: title', title),
      ...optional('share', 'content', content, wire.checkText),
      ...optional('share', 'image', image, wire.checkText),
    }),
  contact: (type, id) => create('contact', { type, id: wire.toId('contact: id', id) }),
  location: ({ lat, lon, title, content }) =>
    create('location', {
      lat: wire.toDegrees('location: lat', lat),
      lon: wire.toDegrees('location: lon', lon),
      ...optional('location', 'title', title, wire.checkText),
      ...optional('location', 'content', content, wire.checkText),
    }),
  music: (type, id) => create('music', { type, id: wire.toId('music: id', id) }),
  musicCustom: ({ url, audio, title, content, image }) =>
    create('music', {
      type: 'custom',
      url: wire.checkFilled('musicCustom: url', url),
      audio: wire.checkFilled('musicCustom: audio', audio),
      title: wire.checkText('musicCustom: title', title),
      ...optional('musicCustom', 'content', content, wire.checkText),
      ...optional('musicCustom', 'image', image, wire.checkText),
    }),
  reply: (messageId) => create('reply', { id: wire.toId('reply: messageId', messageId) }),
  forward: (id) => create('forward', { id: wire.toId('forward: id', id) }),
  node: ({ id }) => create('node', { id: wire.toId('node: id', id) }),
  nodeCustom: ({ user_id, nickname, content }) =>
    create('node', {
      user_id: wire.toId('nodeCustom: user_id', user_id),
      nickname: wire.checkText('nodeCustom: nickname', nickname),
      content: wire.toContent('nodeCustom: content', content),
    }),
  xml: (data) => create('xml', { data: wire.checkFilled('xml: data', data) }),
  json: (data) => create('json', { data: wire.toJson('json: data', data) }),
  custom: (type, data = {}) =>
    createSegment(
      wire.checkFilled('custom: type', type),
      withStrings(type, customData(data)),
    ) as CustomSegment,
})

function create<Type extends SegmentType>(
  type: Type,
  data: SegmentData[Type],
): StandardSegment<Type> {
  return createSegment(type, data) as StandardSegment<Type>
}

function media(
  builder: string,
  file: MediaFile,
  { cache, proxy, timeout }: MediaOptions,
): { file: string; cache?: '0' | '1'; proxy?: '0' | '1'; timeout?: string } {
  return {
    file: wire.toFile(`${builder}: file`, file),
    ...optional(builder, 'cache', cache, wire.toFlag),
    ...optional(builder, 'proxy', proxy, wire.toFlag),
    ...optional(builder, 'timeout', timeout, wire.toSeconds),
  }
}

function optional<Name extends string, Wire>(
  builder: string,
  name: Name,
  value: unknown,
  convert: (place: string, value: unknown) => Wire,
): { [N in Name]?: Wire } {
  const data: { [N in Name]?: Wire } = {}
  if (value !== undefined) data[name] = convert(`${builder}: ${name}`, value)
  return data
}

function customData(data: Record<string, unknown>): Record<string, unknown> {
  const wireData: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(data)) {
    if (value === undefined) continue
    const place = `custom: ${key}`
    if (typeof value === 'number' && !(Math.abs(value) < 2 ** 53)) wire.toId(place, value)
    // A content may be a message, with bytes in it.
    wireData[key] = key === 'content' ? value : toWireValue(value, `segment.${place}`)
  }
  return wireData
}
