import { publicActions } from '@cqhttp/core'

import { actionFiles } from './actions.ts'
import { type Data, dialectNames, dialects } from './data.ts'
import { eventFiles } from './events.ts'
import { rowFiles } from './rows.ts'
import { segmentFiles } from './segments.ts'
import { comment, HEADER, mentions } from './text.ts'

/** What core exports that the files mention. */
const CORE = (
  'ActionResult ActionRows CallOptions Capability Dialect DialectTypes Event EventBase ForwardMessage ' +
  'GroupRequest GroupSender Id LoginInfo Message MessageIdResult NoParams Segment ' +
  'StandardSegment StatusInfo VersionInfo'
).split(' ')

/** All generated files by their paths in `src`, not formatted yet. */
export function generateFiles(data: Data): Map<string, string> {
  const standard = new Set<string>([...publicActions, '.handle_quick_operation'])
  const isStandard = (action: string): boolean => standard.has(action)
  const bodies = new Map([
    ...segmentFiles(data),
    ...eventFiles(data),
    ...actionFiles(data, isStandard),
    ...rowFiles(data, isStandard),
  ])
  const core = new Set([...CORE, ...Object.keys(data.standardEvents)])
  const files = new Map<string, string>()
  for (const [path, body] of bodies) {
    files.set(path, `${HEADER}${importsText(path, body, bodies, core)}\n${body}`)
  }
  for (const name of dialectNames) files.set(`${name}.ts`, entryText(name, bodies))
  return files
}

function importsText(
  path: string,
  body: string,
  bodies: ReadonlyMap<string, string>,
  core: ReadonlySet<string>,
): string {
  const used = mentions(body)
  const own = new Set(exportsOf(body))
  const lines: string[] = []
  const fromCore = [...used].filter((name) => core.has(name) && !own.has(name)).toSorted()
  if (fromCore.length > 0)
    lines.push(`import type { ${fromCore.join(', ')} } from '@cqhttp/core'\n`)
  const [folder = ''] = path.split('/')
  for (const [other, text] of bodies) {
    const [otherFolder = '', file = ''] = other.split('/')
    if (other === path || (otherFolder !== folder && otherFolder !== 'common')) continue
    const names = exportsOf(text).filter((name) => used.has(name) && !own.has(name))
    if (names.length === 0) continue
    const from = otherFolder === folder ? `./${file}` : `../${other}`
    const type = file === 'rows.ts' ? '' : 'type '
    lines.push(`import ${type}{ ${names.toSorted().join(', ')} } from '${from}'\n`)
  }
  return lines.join('')
}

function exportsOf(text: string): string[] {
  return [...text.matchAll(/^export (?:interface|type|const) (\w+)/gm)].map(([, name = '']) => name)
}

function entryText(name: keyof typeof dialects, bodies: ReadonlyMap<string, string>): string {
  const { title, prefix, value } = dialects[name]
  const files = [...bodies.keys()].filter(
    (path) => path.startsWith(`${name}/`) && !path.endsWith('/rows.ts'),
  )
  return `${HEADER}import type { Dialect, DialectTypes } from '@cqhttp/core'
import type { ${prefix}Actions } from './${name}/actions.ts'
import type { ${prefix}Events } from './${name}/events.ts'
import { ${value}Rows } from './${name}/rows.ts'
import type { ${prefix}Message } from './${name}/segments.ts'

${files.map((path) => `export type * from './${path}'\n`).join('')}${SHARED.map((file) => `export type * from './common/${file}.ts'\n`).join('')}
${comment(`What ${title} adds to the types of a bot.`)}export interface ${prefix}Types extends DialectTypes {
  actions: ${prefix}Actions
  events: ${prefix}Events
  message: ${prefix}Message
}

${comment(
  `The dialect of ${title}: its actions, events and segments.`,
  [
    '@example',
    '```ts',
    `import { CQHttp } from '@cqhttp/core'`,
    `import { ${value} } from '@cqhttp/dialects/${name}'`,
    '',
    `const bot = new CQHttp({ apiRoot: 'http://127.0.0.1:5700' }).use(${value})`,
    '```',
  ].join('\n'),
)}export const ${value}: Dialect<{ ${value}: ${prefix}Types }> = { actions: ${value}Rows }
`
}

const SHARED = ['events', 'params', 'results']
