import type { Id } from '../base/id.ts'
import { isObject } from '../base/value.ts'
import type { ExtensionData } from './extension-data.ts'

/**
 * The data of each segment type: that of the standard and `emoji` of CQHTTP 4.
 *
 * The fields of the standard are strings, whichever way they go and whatever an implementation sends.
 * Implementations add fields of their own, some of them numbers, booleans or objects: the usual ones
 * are here as well, others are read through a `Record<string, unknown>` and written with
 * `segment.custom`.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/message/segment.md
 */
export interface SegmentData {
  /**
   * Plain text.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/message/segment.md#纯文本
   */
  text: { text: string }
  /**
   * A face of QQ.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/message/segment.md#qq-表情
   */
  face: {
    id: string
    /** The kind of face, 3 for one that moves; in LLBot. */
    sub_type?: number
    /** What QQ says about it; received only, in NapCat. */
    raw?: object
    /** The outcome of a face of chance, in NapCat. */
    resultId?: string | null
    /** How many are shown one after the other, in NapCat. */
    chainCount?: number | null
    /** Whether it is shown large, in Lagrange. */
    large?: boolean | null
    /** `sticker` for one that moves, in go-cqhttp. */
    type?: string
  }
  /**
   * A picture.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/message/segment.md#图片
   */
  image: {
    /**
     * To send: a received file name, a `file://` or `http(s)://` URL, or `base64://…`. Received: a
     * file name, which go-cqhttp can send again on the same bot only; from Lagrange the URL.
     */
    file: string
    /** `flash` for a picture that vanishes; go-cqhttp and LLBot also know `show`. */
    type?: string
    /** Received only: where the picture can be fetched. */
    url?: string
    /** To send only: `0` to fetch a URL again. */
    cache?: '0' | '1'
    /** To send only: `0` to fetch a URL without the proxy. */
    proxy?: '0' | '1'
    /** To send only: how long to wait for a URL, in seconds. */
    timeout?: string
    /** The text shown in its place, such as `[动画表情]`; in NapCat, LLBot and Lagrange. */
    summary?: string
    /** 0 for a picture, 1 for a sticker; in NapCat. */
    sub_type?: number
    /** As `sub_type`: a number in LLBot and Lagrange, text in go-cqhttp. */
    subType?: number | string
    /** Received only, in bytes; in NapCat and LLBot. */
    file_size?: string
    /** Received only: the file name, in Lagrange. */
    filename?: string
    /** A name for the file to send, in NapCat and LLBot. */
    name?: string
    /** A path on the implementation's machine, in NapCat. */
    path?: string
    /** Received only, of a market face in NapCat: what `mface` takes. */
    key?: string
    /** As `key`. */
    emoji_id?: string
    /** As `key`. */
    emoji_package_id?: number
  }
  /**
   * A voice message.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/message/segment.md#语音
   */
  record: {
    /** As `file` of `image`. */
    file: string
    /** `1` for a changed voice; NapCat, LLBot and Lagrange ignore it. */
    magic?: '0' | '1'
    /** Received only: where the voice message can be fetched; NapCat may leave it out. */
    url?: string
    /** To send only: `0` to fetch a URL again. */
    cache?: '0' | '1'
    /** To send only: `0` to fetch a URL without the proxy. */
    proxy?: '0' | '1'
    /** To send only: how long to wait for a URL, in seconds. */
    timeout?: string
    /** Received only, in bytes; in NapCat and LLBot. */
    file_size?: string
    /** A path on the implementation's machine; in NapCat and LLBot. */
    path?: string
    /** A name for the file to send, in NapCat and LLBot. */
    name?: string
  }
  /**
   * A short video.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/message/segment.md#短视频
   */
  video: {
    /** As `file` of `image`, but go-cqhttp takes no base64 here. */
    file: string
    /** Received only: where the video can be fetched. */
    url?: string
    /** To send only: `0` to fetch a URL again. */
    cache?: '0' | '1'
    /** To send only: `0` to fetch a URL without the proxy. */
    proxy?: '0' | '1'
    /** To send only: how long to wait for a URL, in seconds. */
    timeout?: string
    /** Received only, in bytes; in NapCat and LLBot. */
    file_size?: string
    /** A path on the implementation's machine; in NapCat and LLBot. */
    path?: string
    /** A name for the file to send, in NapCat and LLBot. */
    name?: string
    /** A picture to show before it is played; in NapCat and LLBot. */
    thumb?: string
    /** As `thumb`, in go-cqhttp and LLBot. */
    cover?: string
  }
  /**
   * A mention of a user (`@`); NapCat drops it in private messages.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/message/segment.md#某人
   */
  at: {
    /** The user's id, or `all` for everybody in the group. */
    qq: string
    /** The name in the mention; in go-cqhttp, NapCat, LLBot and Lagrange. */
    name?: string | null
  }
  /**
   * Rock, paper, scissors. The standard has no data; NapCat and LLBot tell the outcome in `result`,
   * go-cqhttp in `value`.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/message/segment.md#猜拳魔法表情
   */
  rps: Record<string, unknown>
  /**
   * A dice. The standard has no data; NapCat and LLBot tell the outcome in `result`, go-cqhttp in
   * `value`.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/message/segment.md#掷骰子魔法表情
   */
  dice: Record<string, unknown>
  /**
   * A shake of the other's window, private and to send only; go-cqhttp, NapCat and Lagrange lack it.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/message/segment.md#窗口抖动戳一戳-
   */
  shake: Record<string, unknown>
  /**
   * A poke; NapCat and LLBot do not send it, go-cqhttp wants `qq` in place of `type` and `id`.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/message/segment.md#戳一戳
   */
  poke: {
    type: string
    id: string
    /** Received only: the name of the poke. */
    name?: string
    /** Whom to poke, in go-cqhttp; received in LLBot. */
    qq?: string | number
    /** In Lagrange. */
    strength?: string | null
  }
  /**
   * Makes the message anonymous, to send only and as the first segment; only CQHTTP 4 knows it.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/message/segment.md#匿名发消息-
   */
  anonymous: {
    /** `1` to send under the own name when anonymous messages are not allowed. */
    ignore?: '0' | '1'
  }
  /**
   * A link; NapCat, LLBot and Lagrange lack it.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/message/segment.md#链接分享
   */
  share: {
    url: string
    title: string
    content?: string
    /** The URL of a picture. */
    image?: string
  }
  /**
   * The card of a user (`qq`) or of a group; go-cqhttp and Lagrange lack it.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/message/segment.md#推荐好友
   */
  contact: { type: 'qq' | 'group'; id: string }
  /**
   * A place; NapCat sends a fixed text in its stead, go-cqhttp and LLBot lack it.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/message/segment.md#位置
   */
  location: {
    /** The latitude in degrees. */
    lat: string
    /** The longitude in degrees. */
    lon: string
    title?: string
    content?: string
  }
  /**
   * A piece of music, to send only: one of a music service, or one of your own. Lagrange needs a
   * configured music sign server for it.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/message/segment.md#音乐分享-
   */
  music:
    | {
        /** QQ Music, NetEase (`163`) or Xiami (`xm`, closed since 2021). */
        type: 'qq' | '163' | 'xm'
        /** The service's id of the song. */
        id: string
      }
    | {
        type: 'custom'
        /** Where a click leads. */
        url: string
        /** The URL of the sound; go-cqhttp reads `voice` in its stead. */
        audio: string
        /** As `audio`, in go-cqhttp. */
        voice?: string
        title: string
        content?: string
        /** The URL of a picture; NapCat requires it. */
        image?: string
      }
  /**
   * A reply to a message.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/message/segment.md#回复
   */
  reply: {
    /** The message's id, in go-cqhttp, LLBot and Lagrange possibly negative. */
    id: string
    /** The number of the message in its chat: text in go-cqhttp, in NapCat a number to send. */
    seq?: string | number
    /** Received only: who wrote the message, in go-cqhttp if it is told to. */
    qq?: string
    /** As `qq`: when, in seconds since 1970. */
    time?: string
    /** As `qq`: what it says. */
    text?: string
  }
  /**
   * A merged-forward record, to be read with `get_forward_msg`. In the standard received only;
   * LLBot, Lagrange and NapCat also send it.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/message/segment.md#合并转发-
   */
  forward: {
    /** What `get_forward_msg` takes: in NapCat the id of a message, elsewhere of the record. */
    id: string
    /** Received only: the messages of the record, where NapCat is told to read them. */
    content?: ReceivedNode[]
  }
  /**
   * One message of a merged-forward record: by the id of an existing message (to send only), or
   * with content of its own. What `get_forward_msg` gives has content.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/message/segment.md#合并转发自定义节点
   */
  node: MessageNodeData | ContentNodeData
  /**
   * A rich message in XML; NapCat and LLBot do not send it.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/message/segment.md#xml-消息
   */
  xml: {
    data: string
    /** Which service reads it, in Lagrange. */
    service_id?: number
    /** Received only, in go-cqhttp. */
    resid?: string
  }
  /**
   * A rich message in JSON (`data` is its text), such as a mini app or a card.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/message/segment.md#json-消息
   */
  json: {
    data: string
    /** Received only, in go-cqhttp. */
    resid?: string
    /** In NapCat. */
    config?: object
  }
  /** An emoji, by its code point in decimal; CQHTTP 4 only. */
  emoji: { id: string }
}

/** The data of a `node` that takes over an existing message; Lagrange lacks it. */
type MessageNodeData = {
  /** The message's id. */
  id: string
  user_id?: undefined
  nickname?: undefined
  content?: undefined
}

/** The data of a `node` with content of its own. */
type ContentNodeData<Content extends Message = Message> = {
  /** The id of its author. */
  user_id: string
  /** The name that its author is shown under. */
  nickname: string
  /** What it says; received it is always a segment array. */
  content: Content
  id?: undefined
  /** When it was said, in seconds since 1970; outside the standard. */
  time?: string | number
  /** Another name for `user_id`; outside the standard. */
  uin?: string | number
  /** Another name for `nickname`; outside the standard. */
  name?: string
  /** The title of the record that it makes; to send only, in NapCat and LLBot, as the next three. */
  source?: string
  /** The lines of the preview. */
  news?: { text: string }[]
  /** The line below the preview. */
  summary?: string
  /** What lists of chats show. */
  prompt?: string
}

/** A message of a received merged-forward record. */
export interface ReceivedNode {
  type: 'node'
  data: ContentNodeData<Segment[]> & {
    /** Its id, in NapCat. */
    message_id?: Id
  }
}

/** The name of a segment type that {@link SegmentData} describes. */
export type SegmentType = keyof SegmentData

/** A segment of one of the types that {@link SegmentData} describes; `type` tells them apart. */
export type StandardSegment<Type extends SegmentType = SegmentType> = {
  [T in Type]: { type: T; data: SegmentData[T] }
}[Type]

/** The name of a segment type that {@link ExtensionData} describes. */
export type ExtensionType = keyof ExtensionData

/** A segment outside the standard that {@link ExtensionData} describes, such as `file` or `mface`. */
export type ExtensionSegment<Type extends ExtensionType = ExtensionType> = {
  [T in Type]: { type: T; data: ExtensionData[T] }
}[Type]

declare const customType: unique symbol

/**
 * A segment of any other type, or with fields that its type does not have here.
 *
 * Make one with `segment.custom` and recognise one with {@link isSegment}. At run time `type` is the
 * real name; to the compiler it is a name that no segment has, since with `string` here
 * `type === 'at'` would narrow nothing.
 */
export interface CustomSegment<Type extends string = string> {
  type: '(custom)' & { readonly [customType]: Type }
  data: Record<string, unknown>
}

/**
 * A part of a message: text, a picture, a mention, …
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/message/array.md
 */
export type Segment = StandardSegment | ExtensionSegment | CustomSegment

/** What can be sent: a text, a segment, or an array of these. */
export type Message = string | Segment | readonly (string | Segment)[]

/** The segment of a type, standard or not. */
export type SegmentOf<Type extends string> = Type extends SegmentType
  ? StandardSegment<Type>
  : Type extends ExtensionType
    ? ExtensionSegment<Type>
    : CustomSegment<Type>

/**
 * Whether a value is a segment of this type, standard or not; other fields than `type` are not
 * checked.
 *
 * @example
 * ```ts
 * const pictures = event.message.filter((item) => isSegment(item, 'image'))
 * const isSticker = event.message.some((item) => isSegment(item, 'mface'))
 * ```
 */
export function isSegment<const Type extends string>(
  value: unknown,
  type: Type,
): value is SegmentOf<Type> {
  return isObject(value) && value['type'] === type && isObject(value['data'])
}
