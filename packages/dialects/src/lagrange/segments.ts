// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { Message, Segment, StandardSegment } from '@cqhttp/core'

/** The data of the segments that Lagrange posts, where they are not the standard's. */
export type LagrangeReceivedData = {
  at: {
    qq: string
    name?: string | null
  }
  face: {
    id: string
    /** Whether it is shown large. */
    large?: boolean | null
  }
  image: {
    /** The URL. */
    file: string
    filename: string
    /** Where it can be fetched. */
    url: string
    summary: string
    /** 0 for a picture, 1 for a sticker. */
    subType: number
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
    file_name: string
    file_hash: string
    /** The file, as file actions take it. */
    file_id: string
    /** Where it can be fetched. */
    url: string
  }
  mface: {
    /** Where it can be fetched. */
    url?: string | null
    emoji_package_id: number
    /** The id of the emoji. */
    emoji_id: string
    key: string
    summary?: string | null
  }
  poke: {
    type: string
    strength?: string | null
    id: string
  }
  xml: {
    /** The content. */
    data: string
    service_id: number
  }
  longmsg: {
    id: string
  }
  location: {
    lat: string
    lon: string
    /** The title. */
    title: string
    /** What it says. */
    content: string
  }
  markdown: {
    /** What it says. */
    content: string
  }
  keyboard: {
    /** What it says. */
    content: Record<string, unknown>
  }
  reply: {
    /** The message's id, possibly negative. */
    id: string
  }
}

/** The data of the segments that Lagrange sends, where they are not the standard's. */
export type LagrangeSentData = {
  at: {
    qq: string
    name?: string | undefined
  }
  face: {
    id: string
    large?: boolean | undefined
  }
  image: {
    /** A `file://` or `http(s)://` URL, or `base64://…`. */
    file: string
    summary?: string | undefined
    subType?: number | undefined
  }
  record: {
    file: string
  }
  video: {
    file: string
  }
  mface: {
    emoji_package_id: number
    emoji_id: string
    key: string
    summary?: string | undefined
  }
  poke: {
    type: string
    strength?: string | undefined
  }
  xml: {
    data: string
    service_id?: number | undefined
  }
  longmsg: {
    id: string
  }
  location: {
    lat: string
    lon: string
    title?: string | undefined
    content?: string | undefined
  }
  markdown: {
    content: string
  }
  keyboard: {
    content: object
  }
  music: {
    type: string
    id?: string | undefined
    url?: string | undefined
    audio?: string | undefined
    title?: string | undefined
    content?: string | undefined
    image?: string | undefined
    appid?: string | undefined
    sign?: string | undefined
    package_name?: string | undefined
  }
  node:
    | {
        user_id: string
        nickname: string
        content: LagrangeMessage
        message_style?: object | undefined
      }
    | {
        uin: string
        name: string
        content: LagrangeMessage
        message_style?: object | undefined
      }
}

/** A received part of a message; `type` tells which. */
export type LagrangeSegment =
  | Exclude<Segment, { type: keyof LagrangeReceivedData }>
  | {
      [Type in keyof LagrangeReceivedData]: { type: Type; data: LagrangeReceivedData[Type] }
    }[keyof LagrangeReceivedData]

/** A part of a message to send, as only Lagrange knows it. */
export type LagrangeSentSegment = {
  [Type in keyof LagrangeSentData]: { type: Type; data: LagrangeSentData[Type] }
}[keyof LagrangeSentData]

/** What Lagrange sends: a text, a segment, or segments. */
export type LagrangeMessage =
  | Message
  | LagrangeSentSegment
  | readonly (Extract<Message, readonly unknown[]>[number] | LagrangeSentSegment)[]

/** A message of a forward record to send. */
export type LagrangeNode =
  | StandardSegment<'node'>
  | { type: 'node'; data: LagrangeSentData['node'] }
