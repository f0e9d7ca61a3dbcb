// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { Id } from '@cqhttp/core'

/** Given by `download_file_stream`, `download_file_record_stream`, `download_file_image_stream`. */
export interface DownloadFrame {
  type: 'stream' | 'response' | 'error'
  /** What the frame carries. */
  data_type?: 'file_info' | 'file_chunk' | 'file_complete'
  file_name?: string
  /** In bytes. */
  file_size?: number
  /** In bytes. */
  chunk_size?: number
  /** Which chunk this is, from 0. */
  index?: number
  /** The content. */
  data?: string
  /** In bytes. */
  size?: number
  /** In percent. */
  progress?: number
  /** In bytes, as base64. */
  base64_size?: number
  /** How many chunks there are. */
  total_chunks?: number
  total_bytes?: number
  /** What it says. */
  message?: string
  /** In pixels. */
  width?: number
  /** In pixels. */
  height?: number
  out_format?: string
}

/** Given by `upload_file_stream`. */
export interface UploadFrame {
  type: 'stream' | 'response'
  stream_id: string
  /** How it is. */
  status: 'file_created' | 'chunk_received' | 'file_complete'
  /** How many chunks have come. */
  received_chunks: number
  /** How many chunks there are. */
  total_chunks: number
  /** The path on the implementation's machine, to be sent as `file`. */
  file_path?: string
  /** In bytes. */
  file_size?: number
  /** As hex. */
  sha256?: string
}

/** Given by `fetch_ptt_text`, `scan_qrcode`, `voice_msg_to_text`. */
export interface ScannedCode {
  text: string
}

/** Given by `get_file`, `get_image`, `get_record`. */
export interface FetchedFile {
  /** A path on the implementation's machine. */
  file?: string
  /** Where it can be fetched. */
  url?: string
  /** In bytes. */
  file_size?: string
  file_name?: string
  /** The content, as base64. */
  base64?: string
}

/** Given by `get_group_signed_list`. */
export interface GroupSignIn {
  /** The user. */
  user_id: Id
  nick: string
  /** In seconds since 1970. */
  time: number
  rank: number
}

/** Given by `can_send_record`, `can_send_image`. */
export interface CanSendImageResult {
  /** Whether it is possible. */
  yes: boolean
}

/** Given by `get_cookies`. */
export interface GetCookiesResult {
  /** The cookies, as a header has them. */
  cookies: string
  /** The token against cross-site requests. */
  bkn: string
}

/** Given by `check_url_safely`. */
export interface CheckUrlSafelyResult {
  /** The level. */
  level: number
}

/** Given by `get_group_at_all_remain`. */
export interface MentionsLeft {
  /** Whether it is possible at all. */
  can_at_all: boolean
  /** How often the group still can, today. */
  remain_at_all_count_for_group: number
  /** How often the account still can, today. */
  remain_at_all_count_for_uin: number
}

/** Given by `download_file`. */
export interface DownloadFileResult {
  /** A path on the implementation's machine. */
  file: string
}

/** Given by `get_csrf_token`. */
export interface GetCsrfTokenResult {
  /** The token against cross-site requests. */
  token: number
}

/** Given by `get_group_file_system_info`. */
export interface GroupFileSpace {
  file_count: number
  limit_count: number
  /** In bytes. */
  used_space: number
  /** In bytes. */
  total_space: number
}

/**
 * Given by `send_group_ai_record`, `send_group_msg`, `send_private_msg`, `send_msg`,
 * `forward_friend_single_msg`, `forward_group_single_msg`, `send_guild_channel_msg`.
 */
export interface SentMessage {
  /** The message. */
  message_id: Id
}

/** Given by `get_ai_characters`. */
export interface AiCharacters {
  type: string
  characters: {
    character_id: string
    character_name: string
    /** The URL of a sample. */
    preview_url: string
  }[]
}

/** Given by `get_qq_avatar`, `get_private_file_url`, `get_group_file_url`. */
export interface GetQqAvatarResult {
  /** Where it can be fetched. */
  url: string
}

/** Given by `get_credentials`. */
export interface GetCredentialsResult {
  /** The cookies, as a header has them. */
  cookies: string
  /** The token against cross-site requests. */
  csrf_token: number
}

/** Given by `get_group_honor_info`. */
export interface GetGroupHonorInfoResult {
  /** The group. */
  group_id: Id
  current_talkative?: {
    /** The user. */
    user_id: Id
    nickname: string
    /** The URL of the picture. */
    avatar: string
    /** For how many days. */
    day_count: number
  }
  talkative_list?: HonorHolder[]
  performer_list?: HonorHolder[]
  legend_list?: HonorHolder[]
  strong_newbie_list?: HonorHolder[]
  emotion_list?: HonorHolder[]
}

export interface HonorHolder {
  /** The user. */
  user_id: Id
  nickname: string
  /** The URL of the picture. */
  avatar: string
  description: string
}

/** Given by `send_forward_msg`, `send_group_forward_msg`, `send_private_forward_msg`. */
export interface SentForward {
  /** The message. */
  message_id: Id
  /** The uploaded record. */
  forward_id: string
}

/** Given by `ocr_image`, `.ocr_image`. */
export interface OcrImageResult {
  texts: {
    text: string
    /** How sure it is. */
    confidence: number
    /** The corners of the text, in pixels. */
    coordinates: {
      x: number
      y: number
    }[]
  }[]
  language: string
}

/** Given by `get_login_info`. */
export interface LoginProfile {
  /** The user. */
  user_id: Id
  nickname: string
}
