// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { Id, Message, Segment, StandardSegment } from '@cqhttp/core'

/** The data of the segments that go-cqhttp posts, where they are not the standard's. */
export type GoCqhttpReceivedData = {
  face: {
    id: string
    type?: 'sticker'
  }
  reply: {
    /** The message's id, possibly negative. */
    id: string
    seq?: string
    qq?: string
    /** In seconds since 1970. */
    time?: string
    text?: string
  }
  image: {
    /** A name that only this implementation can send again. */
    file: string
    subType?: string
    /** Where it can be fetched. */
    url: string
    type?: 'flash' | 'show'
    id?: string
  }
  record: {
    /** A path on the implementation's machine. */
    file: string
    /** Where it can be fetched. */
    url: string
  }
  video: {
    /** A path on the implementation's machine. */
    file: string
    /** Where it can be fetched. */
    url: string
  }
  file: {
    path: string
    name: string
    /** In bytes. */
    size: string
    /** A number that file actions want back. */
    busid: string
  }
  json: {
    /** The content. */
    data: string
    resid?: string
  }
  xml: {
    /** The content. */
    data: string
    resid?: string
  }
  dice: {
    /** What it fell on. */
    value: string
  }
  rps: {
    /** Which of the three. */
    value: string
  }
  redbag: {
    /** The title. */
    title: string
  }
}

/** The data of the segments that go-cqhttp sends, where they are not the standard's. */
export type GoCqhttpSentData = {
  face: {
    id: string
    type?: 'sticker' | undefined
  }
  at: {
    /** The user's id, or `all`. */
    qq: string
    /** Shown when the member is not known. */
    name?: string | undefined
  }
  reply:
    | {
        id: string
      }
    | {
        text: string
        qq: string
        time?: string | undefined
        seq?: string | undefined
      }
  image: {
    file: string
    url?: string | undefined
    cache?: '0' | '1' | undefined
    /** How many connections to download over. */
    c?: string | undefined
    type?: 'flash' | 'show' | undefined
    /** The effect, 40000 to 40005. */
    id?: string | undefined
    subType?: string | undefined
  }
  record: {
    file: string
    url?: string | undefined
    cache?: '0' | '1' | undefined
    magic?: '0' | '1' | undefined
  }
  video: {
    /** No base64 here. */
    file: string
    cover?: string | undefined
    c?: string | undefined
  }
  file: {
    path: string
    name: string
    size: string
    busid: string
  }
  json: {
    data: string
    resid?: string | undefined
  }
  xml: {
    data: string
    resid?: string | undefined
  }
  dice: {
    value?: string | undefined
  }
  rps: {
    value?: string | undefined
  }
  poke: {
    /** Whom to poke. */
    qq: string
  }
  tts: {
    text: string
  }
  music:
    | {
        type: 'qq' | '163'
        id: string
      }
    | {
        type: 'custom'
        subtype?: 'qq' | '163' | 'migu' | 'kugou' | 'kuwo' | undefined
        url: string
        /** The URL of the sound. */
        voice: string
        title: string
        content?: string | undefined
        image?: string | undefined
      }
  cardimage: {
    file: string
    source?: string | undefined
    icon?: string | undefined
    brief?: string | undefined
    minwidth?: string | undefined
    minheight?: string | undefined
    maxwidth?: string | undefined
    maxheight?: string | undefined
  }
  node:
    | {
        id: Id
      }
    | {
        uin: Id
        name: string
        content: GoCqhttpMessage
        time?: number | string | undefined
      }
    | {
        user_id: Id
        nickname: string
        content: GoCqhttpMessage
        time?: number | string | undefined
      }
}

/** A received part of a message; `type` tells which. */
export type GoCqhttpSegment =
  | Exclude<Segment, { type: keyof GoCqhttpReceivedData }>
  | {
      [Type in keyof GoCqhttpReceivedData]: { type: Type; data: GoCqhttpReceivedData[Type] }
    }[keyof GoCqhttpReceivedData]

/** A part of a message to send, as only go-cqhttp knows it. */
export type GoCqhttpSentSegment = {
  [Type in keyof GoCqhttpSentData]: { type: Type; data: GoCqhttpSentData[Type] }
}[keyof GoCqhttpSentData]

/** What go-cqhttp sends: a text, a segment, or segments. */
export type GoCqhttpMessage =
  | Message
  | GoCqhttpSentSegment
  | readonly (Extract<Message, readonly unknown[]>[number] | GoCqhttpSentSegment)[]

/** A message of a forward record to send. */
export type GoCqhttpNode =
  | StandardSegment<'node'>
  | { type: 'node'; data: GoCqhttpSentData['node'] }
