import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { actionsOf, type Implementation, implementations, record, type Session } from './session.ts'

// What a bot gets of the sandbox is written into a program, which has to compile against the types of
// the dialect: a field that is missing, of another type, or unknown to the types is an error.

const ROOT = join(import.meta.dirname, '../../../..')
const FOLDER = join(import.meta.dirname, '../../node_modules/.cache/dialect-types')

const NAMES: Record<Implementation, string> = {
  napcat: 'NapCat',
  llbot: 'LLBot',
  lagrange: 'Lagrange',
  'go-cqhttp': 'GoCqhttp',
  snowluma: 'SnowLuma',
}

const sessions = new Map<Implementation, Session>()
const problems = new Map<Implementation, string[]>()

/** One line for each value, so that errors name it. */
function write(name: Implementation, { results, events }: Session): { text: string; of: string[] } {
  const types = relative(FOLDER, join(ROOT, 'packages/dialects/src', `${name}.ts`))
  const dialect = NAMES[name]
  const lines = [
    `import type { ${dialect}Actions, ${dialect}Events } from '${types}'`,
    "import type { EventName, EventOf } from '@cqhttp/core'",
    `type Own = ${dialect}Events`,
    'type Named<N extends string> = N extends keyof Own ? Own[N] : N extends EventName ? EventOf<N> : never',
    // Nodes keep what the implementation says of their messages.
    'type Open = { message: { data: Record<string, unknown> }[] }',
  ]
  const of = lines.map(() => '')
  const add = (what: string, type: string, values: readonly unknown[]): void => {
    for (const value of values) {
      const isEmpty = value === null ? ' | null' : ''
      lines.push(`export const v${lines.length}: ${type}${isEmpty} = ${JSON.stringify(value)}`)
      of.push(what)
    }
  }
  for (const [action, values] of results) {
    const open = action === 'get_forward_msg' ? ' & Open' : ''
    add(action, `Awaited<ReturnType<${dialect}Actions['${action}']>>${open}`, values)
  }
  for (const [event, values] of events) add(event, `Named<'${event}'>`, values)
  return { text: lines.join('\n'), of }
}

beforeAll(async () => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  const programs = new Map<string, { name: Implementation; of: string[] }>()
  for (const name of implementations) {
    const session = await record(name)
    sessions.set(name, session)
    problems.set(name, [])
    const { text, of } = write(name, session)
    const file = `${name}.ts`
    writeFileSync(join(FOLDER, file), text)
    programs.set(file, { name, of })
  }
  const config = {
    extends: relative(FOLDER, join(ROOT, 'tsconfig.json')),
    include: ['*.ts'],
    compilerOptions: { incremental: false, noErrorTruncation: true },
  }
  writeFileSync(join(FOLDER, 'tsconfig.json'), JSON.stringify(config))
  const tsc = join(ROOT, 'node_modules/.bin/tsc')
  const options = { cwd: FOLDER, maxBuffer: 64 * 1024 * 1024 }
  const output = await promisify(execFile)(tsc, ['-p', '.', '--pretty', 'false'], options).then(
    ({ stdout }) => stdout,
    ({ stdout }: { stdout: string }) => stdout,
  )
  for (const [, file = '', line, message] of output.matchAll(
    /^([\w-]+\.ts)\((\d+),\d+\): (.*)/gm,
  )) {
    const program = programs.get(file)
    if (program === undefined) throw new Error(output)
    problems.get(program.name)?.push(`${program.of[Number(line) - 1]}: ${message?.slice(0, 600)}`)
  }
})

describe.each(implementations)('%s', (name) => {
  test('carries out every action that it has', () => {
    const session = sessions.get(name)
    expect(Object.fromEntries(session?.failures ?? [])).toEqual({})
    expect([...(session?.results.keys() ?? [])]).toEqual(actionsOf(name))
  })

  test('answers and reports what the types of its dialect say', () => {
    expect(sessions.get(name)?.events.size).toBeGreaterThan(20)
    expect([...new Set(problems.get(name))]).toEqual([])
  })
})
