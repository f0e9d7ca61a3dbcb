import { withoutSecrets } from '@cqhttp/playground'
import type { CheckName } from './checkup.ts'

/** The words around findings, in one language. */
interface ReportTexts {
  /** What is in order; `{name}` stands for a value. */
  readonly checks: Readonly<Record<CheckName, string>>
  readonly healthy: string
  readonly change: string
  readonly paste: string
  readonly others: string
  count(findings: number): string
  waiting(url: string, seconds: number): string
}

export const reportTexts: Readonly<Record<'en' | 'zh', ReportTexts>> = {
  en: {
    checks: {
      'event-taken': 'the bot takes events ({status})',
      'forgery-refused': 'the bot refuses a wrong signature ({status})',
      'large-event-taken': 'the bot takes events of 1.5 MB',
      'socket-taken': 'the bot takes sockets',
      'stranger-refused': 'the bot refuses a wrong token ({status})',
      'api-answers': 'the API answers: {name} {version}, account {account}',
      'api-guarded': 'the API refuses a wrong token',
      'account-online': 'account {account} is online',
      'event-came': 'something came from the implementation: {name}',
    },
    healthy: 'Nothing is wrong.',
    change: 'In {name}: {field}',
    paste: 'for example:',
    others: 'The field is called:',
    count: (findings) => (findings === 1 ? '1 finding' : `${findings} findings`),
    waiting: (url, seconds) =>
      `Waits up to ${seconds} s for an event at ${withoutSecrets(url)}; send the account a message.`,
  },
  zh: {
    checks: {
      'event-taken': '机器人接受事件（{status}）',
      'forgery-refused': '机器人拒绝错误的签名（{status}）',
      'large-event-taken': '机器人接受 1.5 MB 的事件',
      'socket-taken': '机器人接受 WebSocket',
      'stranger-refused': '机器人拒绝错误的令牌（{status}）',
      'api-answers': 'API 有应答：{name} {version}，账号 {account}',
      'api-guarded': 'API 拒绝错误的令牌',
      'account-online': '账号 {account} 在线',
      'event-came': '收到了实现发来的内容：{name}',
    },
    healthy: '没有发现问题。',
    change: '{name} 的字段：{field}',
    paste: '例如：',
    others: '字段名称：',
    count: (findings) => `${findings} 个问题`,
    waiting: (url, seconds) =>
      `在 ${withoutSecrets(url)} 等待事件，最多 ${seconds} 秒；请给这个账号发一条消息。`,
  },
}
