// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { Id, Message, Segment, StandardSegment } from '@cqhttp/core'

/** The data of the segments that NapCat posts, where they are not the standard's. */
export type NapCatReceivedData = {
  face: {
    id: string
    /** What QQ says about it. */
    raw: Record<string, unknown>
    resultId: string | null
    chainCount?: number
  }
  image: {
    /** A path on the implementation's machine. */
    file: string
    /** The text in its place. */
    summary: string
    /** 0 for a picture, 1 for a sticker. */
    sub_type: number
    /** Where it can be fetched. */
    url: string
    /** In bytes. */
    file_size: string
    /** Of a market face: what `mface` takes. */
    key?: string
    /** The id of the emoji. */
    emoji_id?: string
    emoji_package_id?: number
  }
  record: {
    /** A path on the implementation's machine. */
    file: string
    path: string
    /** Where it can be fetched. */
    url?: string
    /** In bytes. */
    file_size: string
  }
  video: {
    /** A path on the implementation's machine. */
    file: string
    /** Where it can be fetched. */
    url: string
    /** In bytes. */
    file_size: string
  }
  file: {
    /** A path on the implementation's machine. */
    file: string
    /** The file, as file actions take it. */
    file_id: string
    /** In bytes. */
    file_size: string
    /** Where it can be fetched. */
    url?: string
  }
  dice: {
    /** What it fell on. */
    result: string
  }
  rps: {
    /** Which of the three. */
    result: string
  }
  poke: {
    type: string
    id: string
  }
  forward: {
    /** The message that holds the record. */
    id: string
  }
  markdown: {
    /** What it says. */
    content: string
  }
  onlinefile: {
    msgId: string
    elementId: string
    fileName: string
    fileSize: string
    isDir: boolean
  }
  flashtransfer: {
    fileSetId: string
  }
}

/** The data of the segments that NapCat sends, where they are not the standard's. */
export type NapCatSentData = {
  at: {
    qq: string
    name?: string | undefined
  }
  reply:
    | {
        id: string
      }
    | {
        /** The number of the message in its chat. */
        seq: number
        id?: string | undefined
      }
  face: {
    id: string
    resultId?: string | undefined
    chainCount?: number | undefined
  }
  image: {
    /** A path, a `file://`, `http(s)://` or `data:` URL, or `base64://…`. */
    file: string
    path?: string | undefined
    url?: string | undefined
    /** The name to show. */
    name?: string | undefined
    /** The preview. */
    thumb?: string | undefined
    summary?: string | undefined
    sub_type?: number | undefined
  }
  record: {
    /** A path, a `file://`, `http(s)://` or `data:` URL, or `base64://…`. */
    file: string
    path?: string | undefined
    url?: string | undefined
    /** The name to show. */
    name?: string | undefined
    /** The preview. */
    thumb?: string | undefined
  }
  video: {
    /** A path, a `file://`, `http(s)://` or `data:` URL, or `base64://…`. */
    file: string
    path?: string | undefined
    url?: string | undefined
    /** The name to show. */
    name?: string | undefined
    /** The preview. */
    thumb?: string | undefined
  }
  file: {
    /** A path, a `file://`, `http(s)://` or `data:` URL, or `base64://…`. */
    file: string
    path?: string | undefined
    url?: string | undefined
    /** The name to show. */
    name?: string | undefined
    /** The preview. */
    thumb?: string | undefined
  }
  mface: {
    emoji_package_id: number
    emoji_id: string
    key: string
    summary: string
  }
  json: {
    data: string | object
    config?:
      | {
          token: string
        }
      | undefined
  }
  markdown: {
    content: string
  }
  music:
    | {
        type: 'qq' | '163' | 'kugou' | 'migu' | 'kuwo'
        id: number | string
      }
    | {
        type: 'qq' | '163' | 'kugou' | 'migu' | 'kuwo' | 'custom'
        url: string
        image: string
        audio?: string | undefined
        title?: string | undefined
        content?: string | undefined
      }
  node:
    | {
        id: Id
      }
    | {
        user_id: Id
        nickname: string
        content: NapCatMessage
        source?: string | undefined
        news?:
          | readonly {
              text: string
            }[]
          | undefined
        summary?: string | undefined
        prompt?: string | undefined
        time?: string | undefined
      }
    | {
        uin: Id
        name: string
        content: NapCatMessage
        source?: string | undefined
        news?:
          | readonly {
              text: string
            }[]
          | undefined
        summary?: string | undefined
        prompt?: string | undefined
        time?: string | undefined
      }
}

/** A received part of a message; `type` tells which. */
export type NapCatSegment =
  | Exclude<Segment, { type: keyof NapCatReceivedData }>
  | {
      [Type in keyof NapCatReceivedData]: { type: Type; data: NapCatReceivedData[Type] }
    }[keyof NapCatReceivedData]

/** A part of a message to send, as only NapCat knows it. */
export type NapCatSentSegment = {
  [Type in keyof NapCatSentData]: { type: Type; data: NapCatSentData[Type] }
}[keyof NapCatSentData]

/** What NapCat sends: a text, a segment, or segments. */
export type NapCatMessage =
  | Message
  | NapCatSentSegment
  | readonly (Extract<Message, readonly unknown[]>[number] | NapCatSentSegment)[]

/** A message of a forward record to send. */
export type NapCatNode = StandardSegment<'node'> | { type: 'node'; data: NapCatSentData['node'] }
