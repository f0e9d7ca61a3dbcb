import type { Language } from './language.ts'

export const chinese: Language = {
  kinds: { text: '文字', int: '整数', number: '数字', at: '@某人或 QQ 号' },
  missing: (name) => `缺少参数「${name}」`,
  wrong: (name, kind, given) => `参数「${name}」应为${kind}，收到的是「${given}」`,
  extra: (given) => `多余的参数「${given}」`,
  forbidden: '你没有权限',
  unknown: (name, similar) => `没有命令「${name}」${similar ? `，是不是「${similar}」？` : ''}`,
  usage: (usage) => `用法：${usage}`,
  commands: '命令：',
}
