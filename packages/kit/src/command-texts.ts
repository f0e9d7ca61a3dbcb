import type { Argument, Problem } from './arguments.ts'

/** The languages that commands answer in. */
export type Language = 'zh' | 'en'

interface Texts {
  readonly kinds: Readonly<Record<Argument['kind'], string>>
  readonly missing: (name: string) => string
  readonly wrong: (name: string, kind: string, given: string) => string
  readonly extra: (given: string) => string
  readonly forbidden: string
  readonly unknown: (name: string, similar: string | undefined) => string
  readonly usage: (usage: string) => string
  readonly commands: string
}

export const texts: Readonly<Record<Language, Texts>> = {
  zh: {
    kinds: { text: '文字', int: '整数', number: '数字', at: '@某人或 QQ 号' },
    missing: (name) => `缺少参数「${name}」`,
    wrong: (name, kind, given) => `参数「${name}」应为${kind}，收到的是「${given}」`,
    extra: (given) => `多余的参数「${given}」`,
    forbidden: '你没有使用这个命令的权限',
    unknown: (name, similar) =>
      `没有命令「${name}」${similar === undefined ? '' : `，是不是「${similar}」？`}`,
    usage: (usage) => `用法：${usage}`,
    commands: '命令：',
  },
  en: {
    kinds: {
      text: 'a text',
      int: 'a whole number',
      number: 'a number',
      at: 'a mention or the id of a user',
    },
    missing: (name) => `${name} is missing`,
    wrong: (name, kind, given) => `${name} must be ${kind}, but it is "${given}"`,
    extra: (given) => `"${given}" is one argument too many`,
    forbidden: 'you may not use this command',
    unknown: (name, similar) =>
      `there is no command ${name}${similar === undefined ? '' : `; did you mean ${similar}?`}`,
    usage: (usage) => `usage: ${usage}`,
    commands: 'Commands:',
  },
}

/** Says a problem in words. */
export function say(problem: Problem, language: Language): string {
  const { kinds, missing, wrong, extra } = texts[language]
  switch (problem.type) {
    case 'missing':
      return missing(problem.argument.name)
    case 'wrong':
      return wrong(problem.argument.name, kinds[problem.argument.kind], shorten(problem.given))
    case 'extra':
      return extra(shorten(problem.given))
  }
}

/** How an argument is shown in a usage: `<user>`, `[minutes=30]`, `<reason...>`. */
export function showArgument({ name, isOptional, isRest, fallback }: Argument): string {
  const shown = `${name}${isRest ? '...' : ''}${fallback === undefined ? '' : `=${fallback}`}`
  return isOptional ? `[${shown}]` : `<${shown}>`
}

/** What somebody typed, in an answer: not a page of it. */
export function shorten(given: string): string {
  const characters = Array.from(given)
  return characters.length > 30 ? `${characters.slice(0, 30).join('')}…` : given
}
