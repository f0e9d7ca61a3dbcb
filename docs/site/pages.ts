/** A text in the languages of the site. */
export interface Words {
  en: string
  zh: string
}

export type Language = keyof Words

export interface Page {
  /** The file without `.md` and `.zh-CN.md`, from the root of the repository. */
  source: string
  /** Its address on the site, without the language. */
  path: string
  /** In the sidebar; the heading of the page if missing. */
  title?: Words
  /** There in English only. */
  english?: true
}

export interface Section {
  title: Words
  pages: Page[]
}

/** The order of the sidebar. */
export const sections: Section[] = [
  {
    title: { en: 'Start', zh: '入门' },
    pages: [
      { source: 'docs/start', path: 'start' },
      {
        source: 'README',
        path: 'guide/overview',
        title: { en: 'At a glance', zh: '概览' },
      },
      { source: 'docs/cli', path: 'guide/cli' },
      { source: 'docs/troubleshooting', path: 'guide/troubleshooting' },
    ],
  },
  {
    title: { en: 'Guides', zh: '指南' },
    pages: [
      { source: 'docs/events', path: 'guide/events' },
      { source: 'docs/messages', path: 'guide/messages' },
      { source: 'docs/api', path: 'guide/api' },
      { source: 'docs/sockets', path: 'guide/sockets' },
      { source: 'docs/inbox', path: 'guide/inbox' },
      { source: 'docs/stores', path: 'guide/stores' },
      { source: 'docs/queues', path: 'guide/queues' },
      { source: 'docs/schedules', path: 'guide/schedules' },
      { source: 'docs/kit', path: 'guide/kit' },
      { source: 'docs/files', path: 'guide/files' },
      { source: 'docs/dialects', path: 'guide/dialects' },
      { source: 'docs/chat-adapter', path: 'guide/chat-adapter' },
      { source: 'docs/testing', path: 'guide/testing' },
      { source: 'docs/operation', path: 'guide/operation' },
      { source: 'docs/recipes', path: 'guide/recipes' },
    ],
  },
  {
    title: { en: 'Bots from start to end', zh: '完整的机器人' },
    pages: [
      { source: 'docs/guides/llm', path: 'bots/llm' },
      { source: 'docs/guides/manager', path: 'bots/manager' },
      { source: 'docs/guides/notifier', path: 'bots/notifier' },
    ],
  },
  {
    title: { en: 'Deploy', zh: '部署' },
    pages: [
      { source: 'docs/deploy/node', path: 'deploy/node' },
      { source: 'docs/deploy/workers', path: 'deploy/workers' },
      { source: 'docs/deploy/lambda', path: 'deploy/lambda' },
    ],
  },
  {
    title: { en: 'Coming from', zh: '从别处迁移' },
    pages: [
      { source: 'docs/from-aiocqhttp', path: 'from/aiocqhttp' },
      { source: 'docs/from-nonebot', path: 'from/nonebot' },
      { source: 'docs/from-koishi', path: 'from/koishi' },
    ],
  },
  {
    title: { en: 'Tools', zh: '工具' },
    pages: [
      { source: 'packages/sandbox/README', path: 'tools/sandbox' },
      { source: 'packages/playground/README', path: 'tools/playground' },
      { source: 'packages/cli/README', path: 'tools/command' },
    ],
  },
  {
    title: { en: 'Project', zh: '项目' },
    pages: [
      { source: 'bench/README', path: 'project/benchmarks' },
      { source: 'ARCHITECTURE', path: 'project/architecture', english: true },
      { source: 'CONTRIBUTING', path: 'project/contributing', english: true },
    ],
  },
]

/** The generated tables of the reference: what the protocol has, and who has it. */
export const tables = {
  actions: { en: 'Actions', zh: '动作' },
  events: { en: 'Events', zh: '事件' },
  segments: { en: 'Segments', zh: '消息段' },
} satisfies Record<string, Words>
