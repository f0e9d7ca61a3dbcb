import { isCancel, select, text } from '@clack/prompts'
import type { Arguments } from './arguments.ts'
import {
  type Language,
  languages,
  runtimes,
  runtimesOf,
  type Template,
  templates,
  type Texts,
  transports,
  transportsOf,
  type Wish,
} from './choices.ts'
import { faultOf } from './target.ts'
import type { Terminal } from './terminal.ts'

/** The user has pressed Ctrl+C or Escape at a question. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
}

/** What a project is made from. */
export interface Answers extends Wish {
  readonly folder: string
}

const words = {
  folder: { en: 'What is the bot called?', zh: '机器人叫什么名字？' },
  template: { en: 'What does it begin with?', zh: '从哪个模板开始？' },
  runtime: { en: 'Where will it run?', zh: '在哪里运行？' },
  transport: { en: 'How does it connect?', zh: '怎么连接？' },
} as const satisfies Record<string, Texts>

const FOLDER = 'my-bot'

/** What is taken when nobody is asked. */
export function withDefaults(given: Arguments, env: NodeJS.ProcessEnv): Answers {
  const { folder = FOLDER, runtime = 'node', template = 'echo', transport = 'http' } = given
  return { folder, runtime, template, transport, language: given.language ?? languageOf(env) }
}

/**
 * Asks for what the command line does not say.
 *
 * @param available The templates that there are.
 * @throws Cancelled when the user does not want to go on.
 */
export async function ask(
  given: Arguments,
  { input, output, env }: Terminal,
  available: readonly Template[],
): Promise<Answers> {
  const streams = { input, output }
  async function choose<Choice extends string>(
    message: string,
    choices: readonly Choice[],
    label: (choice: Choice) => string,
  ): Promise<Choice> {
    const options = choices.map((value) => ({ value: value as string, label: label(value) }))
    return answer(await select({ message, options, ...streams })) as Choice
  }

  const language =
    given.language ??
    (await choose<Language>('Language / 语言', preferred(languageOf(env)), (key) => languages[key]))
  const folder =
    given.folder ??
    answer(
      await text({
        message: words.folder[language],
        placeholder: FOLDER,
        defaultValue: FOLDER,
        validate: (value = '') => (value === '' ? undefined : faultOf(value)),
        ...streams,
      }),
    )
  const template =
    given.template ??
    (await choose(words.template[language], available, (key) => templates[key][language]))
  const runtime =
    given.runtime ??
    (await choose(
      words.runtime[language],
      runtimesOf(template).filter(
        (key) => !given.transport || transportsOf(template, key).includes(given.transport),
      ),
      (key) => runtimes[key][language],
    ))
  const possible = transportsOf(template, runtime)
  const transport =
    given.transport ??
    (possible.length > 1
      ? await choose(words.transport[language], possible, (key) => transports[key][language])
      : (possible[0] ?? 'http'))
  return { folder, runtime, template, transport, language }
}

function answer(given: string | symbol): string {
  if (isCancel(given)) throw new Cancelled()
  return String(given)
}

/** The language of the machine. */
function languageOf(env: NodeJS.ProcessEnv): Language {
  const locale =
    env['LC_ALL'] ||
    env['LC_MESSAGES'] ||
    env['LANG'] ||
    Intl.DateTimeFormat().resolvedOptions().locale
  return /^zh/i.test(locale) ? 'zh' : 'en'
}

function preferred(first: Language): Language[] {
  return first === 'zh' ? ['zh', 'en'] : ['en', 'zh']
}
