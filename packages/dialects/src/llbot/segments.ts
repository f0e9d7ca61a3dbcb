// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { Id, Message, Segment, StandardSegment } from '@cqhttp/core'

/** The data of the segments that LLBot posts, where they are not the standard's. */
export type LLBotReceivedData = {
  at: {
    qq: string
    name?: string
  }
  reply: {
    /** The message's id, possibly negative. */
    id: string
  }
  face: {
    id: string
    /** 3 for one that moves. */
    sub_type?: number
  }
  mface: {
    summary: string
    /** Where it can be fetched. */
    url: string
    /** The id of the emoji. */
    emoji_id: string
    emoji_package_id: number
    key: string
  }
  image: {
    /** A path on the implementation's machine. */
    file: string
    /** 0 for a picture, 1 for a sticker. */
    subType: number
    /** Where it can be fetched. */
    url: string
    /** In bytes. */
    file_size: string
  }
  record: {
    /** A path on the implementation's machine. */
    file: string
    /** Where it can be fetched. */
    url: string
    path: string
    /** In bytes. */
    file_size: string
  }
  video: {
    /** A path on the implementation's machine. */
    file: string
    /** Where it can be fetched. */
    url: string
    path: string
    /** In bytes. */
    file_size: string
  }
  file: {
    /** A path on the implementation's machine. */
    file: string
    /** Where it can be fetched. */
    url: string
    path: string
    /** In bytes. */
    file_size: string
    /** The file, as file actions take it. */
    file_id: string
  }
  flash_file: {
    /** The title. */
    title: string
    /** The set of flash files. */
    file_set_id: string
    scene_type: number
  }
  keyboard: {
    /** The rows of buttons. */
    rows: unknown[]
  }
  markdown: {
    /** What it says. */
    content: string
  }
  dice: {
    /** What it fell on. */
    result: number | string
  }
  rps: {
    /** Which of the three. */
    result: number | string
  }
}

/** The data of the segments that LLBot sends, where they are not the standard's. */
export type LLBotSentData = {
  at: {
    qq: string
    name?: string | undefined
  }
  face: {
    id: string
    sub_type?: number | undefined
  }
  mface: {
    emoji_package_id: number
    emoji_id: string
    key: string
    summary?: string | undefined
  }
  image: {
    /** A path, a `file://` or `http(s)://` URL, or `base64://…`. */
    file: string
    /** The name to show. */
    name?: string | undefined
    url?: string | undefined
    summary?: string | undefined
    subType?: number | undefined
    type?: 'flash' | 'show' | undefined
  }
  record: {
    /** A path, a `file://` or `http(s)://` URL, or `base64://…`. */
    file: string
    /** The name to show. */
    name?: string | undefined
    url?: string | undefined
  }
  video: {
    /** A path, a `file://` or `http(s)://` URL, or `base64://…`. */
    file: string
    /** The name to show. */
    name?: string | undefined
    url?: string | undefined
    cover?: string | undefined
    thumb?: string | undefined
  }
  file: {
    /** A path, a `file://` or `http(s)://` URL, or `base64://…`. */
    file: string
    /** The name to show. */
    name?: string | undefined
    url?: string | undefined
    file_id?: string | undefined
  }
  dice: {
    result?: number | string | undefined
  }
  rps: {
    result?: number | string | undefined
  }
  music:
    | {
        type: string
        id: number | string
      }
    | {
        type: string
        url: string
        audio?: string | undefined
        title: string
        image?: string | undefined
        content?: string | undefined
      }
  node:
    | {
        id: Id
      }
    | {
        user_id: Id
        nickname: string
        content: LLBotMessage
        source?: string | undefined
        news?:
          | readonly {
              text: string
            }[]
          | undefined
        summary?: string | undefined
        prompt?: string | undefined
        time?: number | string | undefined
        seq?: number | string | undefined
        message_style?: object | undefined
      }
    | {
        uin: Id
        name: string
        content: LLBotMessage
        source?: string | undefined
        news?:
          | readonly {
              text: string
            }[]
          | undefined
        summary?: string | undefined
        prompt?: string | undefined
        time?: number | string | undefined
        seq?: number | string | undefined
        message_style?: object | undefined
      }
}

/** A received part of a message; `type` tells which. */
export type LLBotSegment =
  | Exclude<Segment, { type: keyof LLBotReceivedData }>
  | {
      [Type in keyof LLBotReceivedData]: { type: Type; data: LLBotReceivedData[Type] }
    }[keyof LLBotReceivedData]

/** A part of a message to send, as only LLBot knows it. */
export type LLBotSentSegment = {
  [Type in keyof LLBotSentData]: { type: Type; data: LLBotSentData[Type] }
}[keyof LLBotSentData]

/** What LLBot sends: a text, a segment, or segments. */
export type LLBotMessage =
  | Message
  | LLBotSentSegment
  | readonly (Extract<Message, readonly unknown[]>[number] | LLBotSentSegment)[]

/** A message of a forward record to send. */
export type LLBotNode = StandardSegment<'node'> | { type: 'node'; data: LLBotSentData['node'] }
