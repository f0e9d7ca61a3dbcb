/** A text in the languages of the program. */
export interface Texts {
  readonly en: string
  readonly zh: string
}

/** A language of the program and of the documents that it writes. */
export type Language = keyof Texts

/** What runs the bot. */
export type Runtime = 'node' | 'workers' | 'lambda' | 'bun' | 'deno'

/** The runtimes, as they are asked for. */
export const runtimes: Readonly<Record<Runtime, Texts>> = {
  node: { en: 'Node: your own server or computer', zh: 'Node：自己的服务器或电脑' },
  workers: { en: 'Cloudflare Workers: no server', zh: 'Cloudflare Workers：不用服务器' },
  lambda: { en: 'AWS Lambda: no server', zh: 'AWS Lambda：不用服务器' },
  bun: { en: 'Bun', zh: 'Bun' },
  deno: { en: 'Deno', zh: 'Deno' },
}

/** How events reach the bot, and its calls the implementation. */
export type Transport = 'http' | 'ws'

/** The transports, as they are asked for. */
export const transports: Readonly<Record<Transport, Texts>> = {
  http: {
    en: 'HTTP: the implementation posts to the bot, and the bot calls it',
    zh: 'HTTP：实现把事件上报给机器人，机器人调用实现的接口',
  },
  ws: {
    en: 'Reverse WebSocket: the implementation dials the bot, also from home',
    zh: '反向 WebSocket：实现主动连接机器人，在家里也能用',
  },
}

/** A bot to begin with. */
export interface TemplateRow extends Texts {
  /** By which transports it connects on each runtime; a runtime that is left out cannot run it. */
  readonly on: Partial<Record<Runtime, readonly Transport[]>>
}

const both: readonly Transport[] = ['http', 'ws']

/** What a project begins with. */
export type Template = 'echo' | 'manager' | 'llm' | 'notifier'

/** The bots to begin with: examples of the repository, each with its tests. One row for each. */
export const templates: Readonly<Record<Template, TemplateRow>> = {
  echo: {
    en: 'Echo: says what it hears',
    zh: '复读：听到什么说什么',
    on: { node: both, workers: both, lambda: ['http'], bun: both, deno: both },
  },
  manager: {
    en: 'Manager: looks after groups',
    zh: '群管：管理群聊',
    on: { node: both, workers: both, lambda: ['http'] },
  },
  llm: {
    en: 'LLM: answers with a language model',
    zh: '大模型：用语言模型回答',
    on: { node: both, workers: both, lambda: ['http'] },
  },
  notifier: {
    en: 'Notifier: tells what happens elsewhere',
    zh: '通知：转告别处发生的事',
    on: { node: both, workers: both, lambda: ['http'], bun: both, deno: both },
  },
}

/** The languages, each in its own words. */
export const languages: Readonly<Record<Language, string>> = { en: 'English', zh: '中文' }

/** What sort of project is wanted. */
export interface Wish {
  readonly runtime: Runtime
  readonly transport: Transport
  readonly template: Template
  readonly language: Language
}

/** On which runtimes a template runs. */
export function runtimesOf(template: Template): Runtime[] {
  return Object.keys(templates[template].on) as Runtime[]
}

/** By which transports a template connects on a runtime. */
export function transportsOf(template: Template, runtime: Runtime): readonly Transport[] {
  return templates[template].on[runtime] ?? []
}

/** Whether a runtime can hold sockets. */
export function canHoldSockets(runtime: Runtime): boolean {
  return runtime !== 'lambda'
}
