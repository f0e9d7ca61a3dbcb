import type { Language } from './language.ts'

/**
 * English, for `commands`.
 *
 * @example
 * ```ts
 * import { english } from '@cqhttp/kit/english'
 *
 * bot.onMessage(commands({ language: english }).command('ping', () => ({ reply: 'pong' })))
 * ```
 */
export const english: Language = {
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
    `there is no command ${name}${similar ? `; did you mean ${similar}?` : ''}`,
  usage: (usage) => `usage: ${usage}`,
  commands: 'Commands:',
}
