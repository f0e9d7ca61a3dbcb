import type { UserInfo } from 'chat'
import type { CqhttpBot } from './options.ts'
import type { CqhttpThreadId } from './thread-id.ts'

/** What is known of a chat. */
export interface ChatDescription {
  readonly name: string
  readonly isDM: boolean
  readonly memberCount?: number
  readonly metadata: Record<string, unknown>
}

/** Asks the implementation what a chat is called. */
export async function describeChat(
  bot: CqhttpBot,
  { selfId, type, id }: CqhttpThreadId,
): Promise<ChatDescription> {
  switch (type) {
    case 'group': {
      const info = await bot.callAction('get_group_info', { group_id: id }, { selfId })
      const { group_name, member_count: memberCount } = info
      const count = memberCount === undefined ? {} : { memberCount }
      return { name: String(group_name), isDM: false, ...count, metadata: { ...info } }
    }
    case 'private': {
      const info = await bot.callAction('get_stranger_info', { user_id: id }, { selfId })
      return { name: info.nickname, isDM: true, metadata: { ...info } }
    }
    case 'discuss':
      return { name: id, isDM: false, metadata: {} }
  }
}

/** Asks the implementation who a user is. */
export async function describeUser(
  bot: CqhttpBot,
  userId: string,
  selfId: string,
): Promise<UserInfo> {
  const { nickname } = await bot.callAction('get_stranger_info', { user_id: userId }, { selfId })
  return {
    userId,
    userName: nickname,
    fullName: nickname,
    isBot: userId === selfId,
    avatarUrl: `https://q1.qlogo.cn/g?b=qq&nk=${encodeURIComponent(userId)}&s=640`,
  }
}
