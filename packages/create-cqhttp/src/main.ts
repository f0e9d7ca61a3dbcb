import { readFile } from 'node:fs/promises'
import { intro, outro, spinner } from '@clack/prompts'
import { checkTogether, readArguments } from './arguments.ts'
import type { Texts } from './choices.ts'
import { help } from './help.ts'
import { install } from './install.ts'
import { type PackageManager, packageManagerOf } from './package-manager.ts'
import { createFiles } from './project.ts'
import { type Answers, ask, Cancelled, withDefaults } from './questions.ts'
import { checkTarget, type Target } from './target.ts'
import { readIndex } from './template-files.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'
import { writeProject } from './write-project.ts'

const words = {
  installing: { en: 'Installing packages', zh: '正在安装依赖' },
  installed: { en: 'Packages are installed', zh: '依赖已安装' },
  failed: { en: 'Packages could not be installed', zh: '依赖安装失败' },
  next: { en: 'The bot is in', zh: '机器人在' },
  cancelled: { en: 'Nothing was written.', zh: '没有写入任何文件。' },
} as const satisfies Record<string, Texts>

/** Runs `create-cqhttp …`; @returns the exit code. */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await create(args, terminal)
    return 0
  } catch (error) {
    if (error instanceof Cancelled) {
      terminal.output.write(`${words.cancelled.zh} ${words.cancelled.en}\n`)
      return 1
    }
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`create-cqhttp: ${error.message}\n`)
    return 1
  }
}

async function create(args: readonly string[], terminal: Terminal): Promise<void> {
  const { output, env } = terminal
  const index = await readIndex()
  const given = readArguments(args, index.templates)
  if (given.help) return void output.write(help(index.templates))
  if (given.version) return void output.write(`${await readVersion()}\n`)
  if (given.folder !== undefined) await checkTarget(given.folder)

  const isAsking = terminal.isInteractive && !given.yes
  if (isAsking) intro('create-cqhttp', { output })
  const answers = isAsking ? await ask(given, terminal, index.templates) : withDefaults(given, env)
  checkTogether(answers)
  const target = await checkTarget(answers.folder)
  const manager = packageManagerOf(env)
  const files = await createFiles(target.name, answers, manager, index)
  await writeProject(target, files, async (folder) => {
    if (given.install) await installVisibly(folder, manager, answers, terminal, isAsking)
  })
  const steps = nextSteps(target, manager, given.install)
  const text = `${words.next[answers.language]} ${target.folder}\n\n${steps.map((step) => `  ${step}\n`).join('')}`
  if (isAsking) outro(text, { output })
  else output.write(`${text}\n`)
}

async function installVisibly(
  folder: string,
  manager: PackageManager,
  { language }: Answers,
  { output }: Terminal,
  isAsking: boolean,
): Promise<void> {
  if (!isAsking) {
    output.write(`${words.installing[language]} (${manager.name})\n`)
    return install(folder, manager)
  }
  const progress = spinner({ output })
  progress.start(`${words.installing[language]} (${manager.name})`)
  try {
    await install(folder, manager)
    progress.stop(words.installed[language])
  } catch (error) {
    progress.error(words.failed[language])
    throw error
  }
}

function nextSteps(
  { folder, path }: Target,
  manager: PackageManager,
  isInstalled: boolean,
): string[] {
  return [
    ...(path === process.cwd() ? [] : [`cd ${folder}`]),
    ...(isInstalled ? [] : [manager.install.slice(0, 2).join(' ')]),
    `${manager.run} dev`,
  ]
}

async function readVersion(): Promise<string> {
  const manifest = new URL(import.meta.resolve('#package.json'))
  return (JSON.parse(await readFile(manifest, 'utf8')) as { version: string }).version
}
