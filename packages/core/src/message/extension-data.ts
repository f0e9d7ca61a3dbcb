/**
 * The data of segments outside the standard that implementations in use send or take. What each of
 * them leaves out is optional; fields of their own may come on top.
 */
export interface ExtensionData {
  /** A file; go-cqhttp, NapCat, LLBot and Lagrange receive it, NapCat and LLBot send it. */
  file: {
    /** To send: as `file` of `image`. Received: the name, in NapCat and LLBot. */
    file?: string
    /** Where it can be fetched; go-cqhttp leaves it out, NapCat may. */
    url?: string
    /** What the file actions take. */
    file_id?: string
    /** In bytes. */
    file_size?: string
    /** The name that it is shown under, in NapCat and LLBot to send, in go-cqhttp received. */
    name?: string
    /** The name, in Lagrange. */
    file_name?: string
    /** Lagrange only. */
    file_hash?: string
    /** A path on the implementation's machine. */
    path?: string
    /** In bytes, in go-cqhttp. */
    size?: string
    /** go-cqhttp only. */
    busid?: string
    /** The preview of a video, in NapCat. */
    thumb?: string
  }
  /** A market face; NapCat receives it as `image` with these fields, and sends it as `mface`. */
  mface: {
    emoji_package_id: number
    emoji_id: string
    key: string
    /** Its text, such as `[哈哈]`; LLBot and Lagrange may do without. */
    summary?: string | null
    /** Received only. */
    url?: string | null
  }
  /** Text with a markup; in Gensokyo the fields of `data` differ. */
  markdown: {
    content: string
    /** Gensokyo only, in place of `content`. */
    data?: string | object
  }
  /** Buttons under a message: `rows` in LLBot, `content` in Lagrange. */
  keyboard: { rows?: unknown[]; content?: object }
  /** A long message, in Lagrange. */
  longmsg: { id: string }
  /** A mini app as JSON text; NapCat does not send it. */
  miniapp: { data: string }
  /** A set of files that are sent at once, in LLBot, received only. */
  flash_file: { title: string; file_set_id: string; scene_type: number }
  /** A set of files that are sent at once, in NapCat, received only. */
  flashtransfer: { fileSetId: string }
  /** A file for which the sender has to stay online, in NapCat, received only. */
  onlinefile: {
    msgId: string
    elementId: string
    fileName: string
    /** In bytes. */
    fileSize: string
    isDir: boolean
  }
  /** A red packet, in go-cqhttp, received only. */
  redbag: { title: string }
  /** Text that is read aloud, in go-cqhttp, to send only. */
  tts: { text: string }
  /** A picture as a card, in go-cqhttp, to send only. */
  cardimage: {
    file: string
    source?: string
    icon?: string
    brief?: string
    minwidth?: string
    minheight?: string
    maxwidth?: string
    maxheight?: string
  }
}
