import type { HandlerContext, MessageEvent } from '@cqhttp/core'
import {
  type Argument,
  type ArgumentsOf,
  parseUsage,
  readArguments,
  shorten,
  showArgument,
  type SplitLine,
  splitWords,
} from './arguments.ts'
import { chinese } from './chinese.ts'
import type { Filter } from './filters.ts'
import type { Language } from './language.ts'
import type { Result } from './listener.ts'
import { nearest } from './nearest.ts'
import { isMention, trimMessage, withoutQuote } from './texts.ts'

/** The settings of {@link commands}. */
export interface CommandsOptions {
  /**
   * What a command begins with; default `/` and `！`. Those with an empty one are known by their
   * names alone.
   */
  prefixes?: readonly string[] | undefined
  /** Whether a mention of the account stands for the prefix as well; default `true`. */
  mention?: boolean | undefined
  /**
   * The language of help and of answers to errors; default Chinese. `english` comes from
   * `@cqhttp/kit/english`; your own is an object of texts.
   */
  language?: Language | undefined
  /** The name of the command that lists the others; default `help`, `false` for none. */
  help?: string | false | undefined
  /**
   * Whether an unknown command is answered; default: only after a mention, since other bots of a
   * group may know it.
   */
  unknown?: boolean | undefined
}

/** The settings of one command. */
export interface CommandOptions {
  /** Other names; default none. */
  aliases?: readonly string[] | undefined
  /** What it does, for the help. */
  description?: string | undefined
  /** Who may use it, such as `role('admin')`; default everybody. Others are told so. */
  allow?: Filter | undefined
}

/** A handler of a command. */
export type CommandHandler<Usage extends string> = (
  event: MessageEvent,
  context: HandlerContext,
  args: ArgumentsOf<Usage>,
) => Result | Promise<Result>

/** A handler of messages that runs commands. */
export interface Commands {
  (event: MessageEvent, context: HandlerContext): Promise<Result>
  /**
   * Adds a command.
   *
   * @param usage Its name and arguments, such as `roll sides?:int=6`, `ban user:at reason...`.
   * @throws TypeError when the usage cannot be read, or the name is taken.
   */
  command<const Usage extends string>(
    usage: Usage,
    ...rest:
      | [handler: CommandHandler<Usage>]
      | [options: CommandOptions, handler: CommandHandler<Usage>]
  ): Commands
}

interface Command extends CommandOptions {
  readonly name: string
  readonly args: readonly Argument[]
  readonly handler: (
    event: MessageEvent,
    context: HandlerContext,
    args: never,
  ) => Result | Promise<Result>
}

/**
 * Runs commands: `/roll 20`, `！roll`, `@bot roll`. What is no command is left to other handlers; a
 * command keeps them from running.
 *
 * @example
 * ```ts
 * bot.onMessage(
 *   commands()
 *     .command('roll sides?:int=6', { description: '掷骰子' }, (event, context, { sides }) => ({
 *       reply: String(1 + Math.floor(Math.random() * sides)),
 *     }))
 *     .command('ban user:at minutes?:int=30', { allow: role('admin') }, async (event, { bot }, args) => {…}),
 * )
 * ```
 */
export function commands(options: CommandsOptions = {}): Commands {
  const { prefixes = ['/', '！'], mention = true, language = chinese, help = 'help' } = options
  const known = new Map<string, Command>()
  const reply = (text: string): { reply: string; auto_escape: true } => ({
    reply: text,
    auto_escape: true,
  })
  const prefix = prefixes[0] ?? ''
  const usageOf = ({ name, args }: Command): string =>
    [`${prefix}${name}`, ...args.map(showArgument)].join(' ')

  function list(event: MessageEvent): string {
    const shown = [...new Set(known.values())].filter(({ allow }) => allow?.(event) ?? true)
    const lines = shown.map((command) =>
      [usageOf(command), command.description].filter(Boolean).join('  '),
    )
    return [language.commands, ...lines].join('\n')
  }

  async function run(event: MessageEvent, context: HandlerContext): Promise<Result> {
    const call = readCall(event, prefixes, mention)
    if (call === undefined) return undefined
    const { name, isMentioned } = call
    const command = known.get(name)
    const isHelp = help !== false && name === help
    if (command === undefined && !isHelp) {
      if (!(options.unknown ?? isMentioned)) return undefined
      const similar = nearest(name, [...known.keys(), ...(help === false ? [] : [help])])
      return reply(language.unknown(shorten(name), similar && `${prefix}${similar}`))
    }
    context.stop()
    if (command === undefined) return reply(list(event))
    if (!(command.allow?.(event) ?? true)) return reply(language.forbidden)
    const args = readArguments(command.args, call, language)
    if ('problem' in args) {
      return reply(`${args.problem}\n${language.usage(usageOf(command))}`)
    }
    return await command.handler(event, context, args.values as never)
  }

  const listener: Commands = Object.assign(run, {
    command(usage: string, ...rest: readonly [unknown, unknown?]): Commands {
      const [settings, handler] = rest.length > 1 ? rest : [{}, rest[0]]
      if (typeof handler !== 'function') {
        throw new TypeError(`command ${usage}: the last argument must be the handler`)
      }
      const { name, args } = parseUsage(usage)
      const command: Command = {
        ...(settings as CommandOptions),
        name,
        args,
        handler: handler as Command['handler'],
      }
      for (const key of [name, ...(command.aliases ?? [])]) {
        if (known.has(key)) throw new TypeError(`there are two commands with the name ${key}`)
        known.set(key, command)
      }
      return listener
    },
  })
  return listener
}

interface Call extends SplitLine {
  readonly name: string
  readonly isMentioned: boolean
}

/** The command that a message calls, by its first word. */
function readCall(
  event: MessageEvent,
  prefixes: readonly string[],
  mention: boolean,
): Call | undefined {
  // A quote stands before the text, and belongs to the command's handler.
  const segments = trimMessage(withoutQuote(event))
  const isMentioned = isMention(segments[0], event)
  const { words, line } = splitWords(isMentioned ? segments.slice(1) : segments)
  const [first, ...rest] = words
  if (first === undefined || first.isAt) return undefined
  const prefix = prefixes.find((start) => first.value.startsWith(start))
  if (prefix === undefined && !(mention && isMentioned)) return undefined
  const name = first.value.slice(prefix?.length ?? 0)
  return name === '' ? undefined : { name, words: rest, line, isMentioned }
}
