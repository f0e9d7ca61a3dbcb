import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'

import * as core from '@cqhttp/core'

import { read, root } from '../../site/repository.ts'
import { blocksOf } from './blocks.ts'

/** Below `docs`, so that the packages are found by their names. */
const folder = join(root, 'docs/.snippets')

const ofCore: [string, string][] = [
  ...Object.keys(core).map((name): [string, string] => [
    name,
    `import { ${name} } from '@cqhttp/core'`,
  ]),
  ...['MessageEvent', 'Event', 'Segment', 'Transport'].map((name): [string, string] => [
    name,
    `import type { ${name} } from '@cqhttp/core'`,
  ]),
]

export interface Snippet {
  file: string
  line: number
  code: string
  /** The imports of this page up to here, and those of core, by the names that they make known. */
  shown: Map<string, string>
}

/** The TypeScript of the pages, each text once. */
export function snippetsOf(files: Iterable<string>): Snippet[] {
  const snippets = new Map<string, Snippet>()
  for (const file of files) {
    let shown = new Map(ofCore)
    for (const { language, code, line } of blocksOf(read(file))) {
      if (language !== 'ts') continue
      if (!snippets.has(code)) snippets.set(code, { file, line, code, shown })
      shown = new Map([...shown, ...importsOf(code)])
    }
  }
  return [...snippets.values()]
}

/** What the compiler says about the snippets, at their lines in the pages. */
export async function compile(snippets: Snippet[]): Promise<string[]> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config()))
  for (const [index, { code, shown }] of snippets.entries())
    writeFileSync(
      join(folder, `snippet-${index}.ts`),
      `${header(code, shown)}\n${code}\nexport {}\n`,
    )
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const output = await run(tsc, ['-p', folder, '--pretty', 'false'])
  return output
    .split('\n')
    .filter((line) => line.includes('error TS'))
    .map((line) => inPage(line, snippets))
}

function config() {
  return {
    extends: '../../tsconfig.base.json',
    include: ['*.ts', '../test/support/prelude.d.ts', '../test/support/stand-ins/*.ts'],
    compilerOptions: {
      declaration: false,
      isolatedDeclarations: false,
      noUnusedLocals: false,
      noUnusedParameters: false,
      noImplicitReturns: false,
      tsBuildInfoFile: null,
      // What a page calls ./bot.ts.
      rootDirs: ['.', '../test/support/stand-ins'],
    },
  }
}

/**
 * The imports that a snippet leaves out, on one line: those that the page has shown before, and those of
 * core.
 */
function header(code: string, shown: Map<string, string>): string {
  const own = importsOf(code)
  return [...shown]
    .filter(([name]) => !own.has(name) && isUsed(name, code) && !isDeclared(name, code))
    .map(([, statement]) => statement)
    .join(';')
}

/** The names that a snippet imports, each with a statement that imports it alone. */
function importsOf(code: string): Map<string, string> {
  const imports = new Map<string, string>()
  for (const [, names, from] of code.matchAll(/^import (?!type )([^']+) from ('[^']+')/gm)) {
    const [, standard, list = ''] = /^(\w+)?[^{]*(?:\{([^}]*)\})?/.exec(names ?? '') ?? []
    if (standard) imports.set(standard, `import ${standard} from ${from}`)
    for (const part of list
      .split(',')
      .map((text) => text.trim())
      .filter(Boolean))
      imports.set(part.replace(/^.* as |^type /, ''), `import { ${part} } from ${from}`)
  }
  for (const [, list = '', from] of code.matchAll(/^import type \{([^}]*)\} from ('[^']+')/gm))
    for (const part of list
      .split(',')
      .map((text) => text.trim())
      .filter(Boolean))
      imports.set(part, `import type { ${part} } from ${from}`)
  return imports
}

function isUsed(name: string, code: string): boolean {
  return new RegExp(`(?<![.\\w$'"])${name}\\b(?!['":])`).test(code)
}

function isDeclared(name: string, code: string): boolean {
  return new RegExp(`\\b(const|function|class|interface) ${name}\\b`).test(code)
}

function inPage(line: string, snippets: Snippet[]): string {
  const found = /snippet-(\d+)\.ts\((\d+),\d+\): (.*)$/.exec(line)
  const snippet = found ? snippets[Number(found[1])] : undefined
  if (!found || !snippet) return relative(root, line)
  // The header is the first line.
  return `${snippet.file}:${snippet.line + Number(found[2]) - 2} ${found[3]}`
}

async function run(program: string, args: string[]): Promise<string> {
  try {
    return (await promisify(execFile)(process.execPath, [program, ...args], { maxBuffer: 2 ** 26 }))
      .stdout
  } catch (error) {
    // It exits with 1 or 2 when there is something to say.
    if (error instanceof Error && 'stdout' in error) return String(error.stdout)
    throw error
  }
}
