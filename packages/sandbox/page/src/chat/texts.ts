export const chatEn = {
  'chat.list': 'Chats',
} as const

export const chatZh: Record<keyof typeof chatEn, string> = {
  'chat.list': '会话',
}
