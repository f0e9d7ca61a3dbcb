/** A text in the languages of the program. */
export interface Texts {
  readonly en: string
  readonly zh: string
}

export type Language = keyof Texts

/** What runs the bot. */
export const runtimes = {
  node: { en: 'Node: your own server or computer', zh: 'Node：自己的服务器或电脑' },
  workers: { en: 'Cloudflare Workers: no server', zh: 'Cloudflare Workers：不用服务器' },
  lambda: { en: 'AWS Lambda: no server', zh: 'AWS Lambda：不用服务器' },
  bun: { en: 'Bun', zh: 'Bun' },
  deno: { en: 'Deno', zh: 'Deno' },
} as const satisfies Record<string, Texts>

export type Runtime = keyof typeof runtimes

/** How events reach the bot, and its calls the implementation. */
export const transports = {
  http: {
    en: 'HTTP: the implementation posts to the bot, and the bot calls it',
    zh: 'HTTP：实现把事件上报给机器人，机器人调用实现的接口',
  },
  ws: {
    en: 'Reverse WebSocket: the implementation dials the bot, also from home',
    zh: '反向 WebSocket：实现主动连接机器人，在家里也能用',
  },
} as const satisfies Record<string, Texts>

export type Transport = keyof typeof transports

/** The bots to begin with: examples of the repository, each with its tests. One row for each. */
export const templates = {
  echo: { en: 'Echo: says what it hears', zh: '复读：听到什么说什么' },
  manager: { en: 'Manager: looks after groups', zh: '群管：管理群聊' },
  llm: { en: 'LLM: answers with a language model', zh: '大模型：用语言模型回答' },
  notifier: { en: 'Notifier: tells what happens elsewhere', zh: '通知：转告别处发生的事' },
} as const satisfies Record<string, Texts>

export type Template = keyof typeof templates

export const languages: Readonly<Record<Language, string>> = { en: 'English', zh: '中文' }

/** What sort of project is wanted. */
export interface Wish {
  readonly runtime: Runtime
  readonly transport: Transport
  readonly template: Template
  readonly language: Language
}

/** Whether a runtime can hold sockets. */
export function canHoldSockets(runtime: Runtime): boolean {
  return runtime !== 'lambda'
}
