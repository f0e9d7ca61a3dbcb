// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { Id, Message, Segment, StandardSegment } from '@cqhttp/core'

/** The data of the segments that SnowLuma posts, where they are not the standard's. */
export type SnowLumaReceivedData = {
  image: {
    /** A path on the implementation's machine. */
    file: string
    /** Where it can be fetched. */
    url: string
    /** 0 for a picture, 1 for a sticker. */
    sub_type: number
    /** The text in its place. */
    summary: string
    type?: 'flash'
    /** Of a market face: what `mface` takes. */
    emoji_id?: string
    emoji_package_id?: number
    key?: string
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
    /** A path on the implementation's machine. */
    file: string
    /** The file, as file actions take it. */
    file_id: string
    name: string
    /** Where it can be fetched. */
    url: string
    file_hash: string
  }
  flash_file: {
    /** The title. */
    title: string
    /** The set of flash files. */
    file_set_id: string
    scene_type: number
  }
}

/** The data of the segments that SnowLuma sends, where they are not the standard's. */
export type SnowLumaSentData = {
  at: {
    qq: string
    name?: string | undefined
  }
  image: {
    /** A path, a URL, or `base64://…`. */
    file: string
    url?: string | undefined
    path?: string | undefined
    sub_type?: number | undefined
    summary?: string | undefined
    type?: 'flash' | undefined
  }
  record: {
    /** A path, a URL, or `base64://…`. */
    file: string
    url?: string | undefined
    path?: string | undefined
  }
  video: {
    /** A path, a URL, or `base64://…`. */
    file: string
    url?: string | undefined
    path?: string | undefined
    thumb?: string | undefined
  }
  file: {
    file_id?: string | undefined
    file?: string | undefined
    url?: string | undefined
    name?: string | undefined
  }
  mface: {
    emoji_package_id: number
    emoji_id: string
    key: string
    summary?: string | undefined
  }
  json: {
    data: string | object
  }
  xml: {
    data: string
    resid?: number | string | undefined
  }
  markdown: {
    content: string
  }
  node:
    | {
        id: Id
      }
    | {
        user_id: Id
        nickname: string
        content: SnowLumaMessage
      }
    | {
        uin: Id
        name: string
        content: SnowLumaMessage
      }
}

/** A received part of a message; `type` tells which. */
export type SnowLumaSegment =
  | Exclude<Segment, { type: keyof SnowLumaReceivedData }>
  | {
      [Type in keyof SnowLumaReceivedData]: { type: Type; data: SnowLumaReceivedData[Type] }
    }[keyof SnowLumaReceivedData]

/** A part of a message to send, as only SnowLuma knows it. */
export type SnowLumaSentSegment = {
  [Type in keyof SnowLumaSentData]: { type: Type; data: SnowLumaSentData[Type] }
}[keyof SnowLumaSentData]

/** What SnowLuma sends: a text, a segment, or segments. */
export type SnowLumaMessage =
  | Message
  | SnowLumaSentSegment
  | readonly (Extract<Message, readonly unknown[]>[number] | SnowLumaSentSegment)[]

/** A message of a forward record to send. */
export type SnowLumaNode =
  | StandardSegment<'node'>
  | { type: 'node'; data: SnowLumaSentData['node'] }
