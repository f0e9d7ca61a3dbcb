import { randomBytes } from 'node:crypto'
import type { Language, Wish } from './choices.ts'

const words = {
  en: {
    title: 'What the bot is configured by: read in bot.ts. Git ignores this file; keep it secret.',
    secret:
      'What the OneBot implementation signs events with (NapCat, LLBot: token of the HTTP client).',
    secretOverSocket: 'Signs events that come by HTTP; over WebSocket it is not used.',
    apiRoot: "The address of the implementation's HTTP server.",
    accessToken: 'The token of that server.',
    accessTokenOverSocket:
      'The token with which the implementation connects (NapCat: WebSocket client).',
    address: 'Where the bot listens.',
  },
  zh: {
    title: '机器人的配置，由 bot.ts 读取。git 会忽略这个文件，请注意保密。',
    secret: 'OneBot 实现给事件签名用的密钥（NapCat、LLBot：HTTP 客户端的 token）。',
    secretOverSocket: '给走 HTTP 的事件签名用；走 WebSocket 时用不到。',
    apiRoot: '实现的 HTTP 服务器的地址。',
    accessToken: '这个 HTTP 服务器的 token。',
    accessTokenOverSocket: '实现连接机器人时用的 token（NapCat：WebSocket 客户端）。',
    address: '机器人监听的地址和端口。',
  },
} as const satisfies Record<Language, Record<string, string>>

/**
 * The `.env` of a project, with secrets of its own.
 *
 * @param example What the template says of its variables: a `.env` with comments.
 */
export function formatVariables({ runtime, transport, language }: Wish, example = ''): string {
  const texts = words[language]
  const isSocket = transport === 'ws'
  const hasServer = runtime === 'node' || runtime === 'bun' || runtime === 'deno'
  const lines = [
    `# ${texts.title}`,
    '',
    `# ${isSocket ? texts.secretOverSocket : texts.secret}`,
    `CQHTTP_SECRET=${randomKey()}`,
    '',
    ...(isSocket ? [] : [`# ${texts.apiRoot}`, 'CQHTTP_API_ROOT=http://127.0.0.1:5700', '']),
    `# ${isSocket ? texts.accessTokenOverSocket : texts.accessToken}`,
    `CQHTTP_ACCESS_TOKEN=${randomKey()}`,
    '',
    ...othersIn(example, language),
    ...(hasServer ? [`# ${texts.address}`, 'HOST=127.0.0.1', 'PORT=8080', ''] : []),
  ]
  return lines.join('\n')
}

/**
 * The variables of a template that not every bot has, each with what the comment above it says in the
 * language; those that are tokens of the bot's own get a value.
 */
function othersIn(example: string, language: Language): string[] {
  return example
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim().split('\n'))
    .filter((lines) => lines.some((line) => /^(?!CQHTTP_|HOST=|PORT=)\w+=/.test(line)))
    .flatMap((lines) => [...lines.filter((line) => isIn(line, language)), ''])
    .map((line) => (/^\w+_TOKEN=$/.test(line) ? `${line}${randomKey()}` : line))
}

/** Whether a line is no comment, or one in the language. */
function isIn(line: string, language: Language): boolean {
  return !line.startsWith('#') || /\p{Script=Han}/u.test(line) === (language === 'zh')
}

function randomKey(): string {
  return randomBytes(24).toString('base64url')
}
