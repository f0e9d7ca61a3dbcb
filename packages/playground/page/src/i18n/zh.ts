import { chatZh } from '../chat/texts.ts'
import { inspectorZh } from '../inspector/texts.ts'
import type { TextKey } from './en.ts'

export const zh: Record<TextKey, string> = {
  'app.title': 'cqhttp 沙盒',
  'connection.connecting': '正在连接沙盒…',
  'connection.lost': '沙盒已停止。请重新启动，并打开它打印的地址。',
  'connection.refused': '此标签页没有有效的令牌。请打开沙盒在终端里打印的地址。',
  ...chatZh,
  ...inspectorZh,
}
