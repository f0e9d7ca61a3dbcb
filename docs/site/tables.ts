import { publicActions } from '@cqhttp/core'

import {
  dialectNames,
  dialects,
  readData,
  type Data,
  type SegmentData,
} from '../../packages/dialects/generator/data.ts'
import { write } from './gather.ts'
import { tables, type Language, type Words } from './pages.ts'
import { addressOf, languages, read } from './repository.ts'

const titles = dialectNames.map((name) => dialects[name].title)

const intros: Record<keyof typeof tables, Words> = {
  actions: {
    en: 'Every action that the standard or one of the five implementations has. The methods of a bot have these names; those beyond the standard come by [`bot.use(napcat)`](/guide/dialects).',
    zh: '标准和五个实现的全部动作。机器人的方法就叫这些名字；标准以外的，用 [`bot.use(napcat)`](/zh/guide/dialects) 加进来。',
  },
  events: {
    en: 'Every event, by the name that `bot.on` takes. Those beyond the standard come by [`bot.use(napcat)`](/guide/dialects), or by `custom(name)`.',
    zh: '全部事件，名字就是传给 `bot.on` 的名字。标准以外的，用 [`bot.use(napcat)`](/zh/guide/dialects) 或 `custom(name)` 加进来。',
  },
  segments: {
    en: 'Every segment that is received or sent, with its data. A `?` marks what can be missing.',
    zh: '收到和发送的全部消息段，以及它们的数据。带 `?` 的可能没有。',
  },
}

const heads = {
  action: { en: 'Action', zh: '动作' },
  what: { en: 'What it does', zh: '作用' },
  params: { en: 'Parameters', zh: '参数' },
  standard: { en: 'Standard', zh: '标准' },
  event: { en: 'Event', zh: '事件' },
  segment: { en: 'Segment', zh: '消息段' },
  direction: { en: 'Direction', zh: '方向' },
  data: { en: 'Data', zh: '数据' },
  received: { en: 'received', zh: '接收' },
  sent: { en: 'sent', zh: '发送' },
} satisfies Record<string, Words>

/** Writes the pages of the tables, in both languages. */
export function writeTables(): void {
  const data = readData()
  const chinese = JSON.parse(read('docs/site/words.zh-CN.json')) as Chinese
  for (const language of languages) {
    const word = (key: keyof typeof heads): string => heads[key][language]
    const pages: Record<keyof typeof tables, string> = {
      actions: table(
        [word('action'), word('what'), word('params'), word('standard'), ...titles],
        actionRows(data, language, chinese),
      ),
      events: table(
        [word('event'), word('what'), word('standard'), ...titles],
        eventRows(data, language, chinese),
      ),
      segments: table(
        [word('segment'), word('direction'), word('data'), ...titles],
        segmentRows(data, word),
      ),
    }
    for (const name of Object.keys(tables) as (keyof typeof tables)[]) {
      const page = { source: '', path: `reference/${name}` }
      write(
        `${addressOf(page, language)}.md`,
        `---\naside: false\n---\n\n# ${tables[name][language]}\n\n${intros[name][language]}\n\n${pages[name]}\n`,
      )
    }
  }
}

/** What the data says in English, in Chinese; by the names of actions and events. */
interface Chinese {
  actions: Record<string, string>
  events: Record<string, string>
}

function actionRows({ dialects: all, descriptions }: Data, language: Language, chinese: Chinese) {
  const standard: ReadonlySet<string> = new Set(publicActions)
  const names = new Set([...publicActions, ...all.flatMap(({ actions }) => Object.keys(actions))])
  return [...names].toSorted().map((name) => {
    const having = all.map(({ actions }) => actions[name])
    const params = having.find((action) => action !== undefined)?.params ?? {}
    return [
      `\`${name}\``,
      (language === 'zh' ? chinese.actions[name] : descriptions.actions[name]) ?? '',
      fieldNames(params),
      mark(standard.has(name)),
      ...having.map((action) => mark(action !== undefined)),
    ]
  })
}

function eventRows(
  { dialects: all, sharedEvents, standardEvents }: Data,
  language: Language,
  chinese: Chinese,
) {
  const standard = new Set(Object.values(standardEvents).flat())
  const having = all.map(({ events: { shared, own } }) => [
    ...Object.values(own),
    ...shared.flatMap((name) => sharedEvents[name] ?? []),
  ])
  const docs = new Map(having.flat().flatMap(({ names, doc }) => names.map((name) => [name, doc])))
  return [...new Set([...standard, ...docs.keys()])]
    .toSorted()
    .map((name) => [
      `\`${name}\``,
      (language === 'zh' ? chinese.events[name] : docs.get(name)) ?? '',
      mark(standard.has(name)),
      ...having.map((events) => mark(events.some(({ names }) => names.includes(name)))),
    ])
}

function segmentRows({ dialects: all }: Data, word: (key: keyof typeof heads) => string) {
  return (['received', 'sent'] as const).flatMap((direction) => {
    const of = (segments: Record<typeof direction, SegmentData>): SegmentData => segments[direction]
    const types = new Set(all.flatMap(({ segments }) => Object.keys(of(segments))))
    return [...types].toSorted().map((type) => {
      const forms = all.map(({ segments }) => of(segments)[type])
      const fields = new Set(
        forms.flatMap((form) => [form ?? []].flat().flatMap((one) => Object.keys(one))),
      )
      return [
        `\`${type}\``,
        word(direction),
        [...fields].map((field) => `\`${field}\``).join(' '),
        ...forms.map((form) => mark(form !== undefined)),
      ]
    })
  })
}

function fieldNames(fields: object): string {
  return Object.keys(fields)
    .map((name) => `\`${name}\``)
    .join(' ')
}

function mark(isThere: boolean): string {
  return isThere ? '✓' : ''
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
