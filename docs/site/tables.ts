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
  for (const language of languages) {
    const word = (key: keyof typeof heads): string => heads[key][language]
    const pages: Record<keyof typeof tables, string> = {
      actions: table(
        [word('action'), word('what'), word('params'), word('standard'), ...titles],
        actionRows(data, language),
      ),
      events: table(
        [word('event'), word('what'), word('standard'), ...titles],
        eventRows(data, language),
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

/** What an action does, by its name. */
export function describeActions(
  { descriptions }: Data,
  language: Language,
): Readonly<Record<string, string>> {
  if (language === 'en') return descriptions.actions
  return JSON.parse(read('docs/site/actions.zh-CN.json')) as Record<string, string>
}

/** What an event tells, by its full name. */
export function describeEvents(): Readonly<Record<string, Words>> {
  return JSON.parse(read('docs/site/events.json')) as Record<string, Words>
}

export function actionNames({ dialects: all }: Data): string[] {
  const names = [...publicActions, ...all.flatMap(({ actions }) => Object.keys(actions))]
  return [...new Set(names)].toSorted()
}

function actionRows(data: Data, language: Language): string[][] {
  const standard: ReadonlySet<string> = new Set(publicActions)
  const descriptions = describeActions(data, language)
  return actionNames(data).map((name) => {
    const having = data.dialects.map(({ actions }) => actions[name])
    const params = having.find((action) => action !== undefined)?.params ?? {}
    return [
      code(name),
      descriptions[name] ?? '',
      Object.keys(params).map(code).join(' '),
      mark(standard.has(name)),
      ...having.map((action) => mark(action !== undefined)),
    ]
  })
}

/** The full names of the events of each dialect. */
function eventsOf({ dialects: all, sharedEvents }: Data): ReadonlySet<string>[] {
  return all.map(({ events: { shared, own } }) => {
    const events = [...Object.values(own), ...shared.flatMap((name) => sharedEvents[name] ?? [])]
    return new Set(events.flatMap(({ names }) => names))
  })
}

export function eventNames(data: Data): string[] {
  const standard = Object.values(data.standardEvents).flat()
  return [...new Set([...standard, ...eventsOf(data).flatMap((names) => [...names])])].toSorted()
}

function eventRows(data: Data, language: Language): string[][] {
  const standard = new Set(Object.values(data.standardEvents).flat())
  const having = eventsOf(data)
  const descriptions = describeEvents()
  return eventNames(data).map((name) => [
    code(name),
    descriptions[name]?.[language] ?? '',
    mark(standard.has(name)),
    ...having.map((names) => mark(names.has(name))),
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
        code(type),
        word(direction),
        [...fields].map(code).join(' '),
        ...forms.map((form) => mark(form !== undefined)),
      ]
    })
  })
}

function code(name: string): string {
  return `\`${name}\``
}

function mark(isThere: boolean): string {
  return isThere ? '✓' : ''
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
