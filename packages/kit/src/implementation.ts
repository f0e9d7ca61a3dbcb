import type { Bot, Id } from '@cqhttp/core'

/** How an implementation takes files. */
export interface Implementation {
  /** As `get_version_info` has it. */
  readonly name: string
  /** How many bytes it takes in a message. */
  readonly inline: number
  /** Whether it takes the bytes of videos. */
  readonly takesVideoBytes: boolean
  /** Whether it has `upload_file_stream`. */
  readonly uploads: boolean
}

const MIB = 1024 * 1024

/**
 * By the beginning of the name. Base64 takes a third more than the bytes, and the rest of the message
 * must fit as well: SnowLuma reads bodies of 2 MiB, onebots of 1 MB, NapCat frames of 50 MB, which
 * are uploaded rather than kept in memory several times.
 */
const KNOWN: readonly (readonly [start: RegExp, takes: Omit<Implementation, 'name'>])[] = [
  [/^napcat/i, { inline: 8 * MIB, takesVideoBytes: true, uploads: true }],
  [/^snowluma/i, { inline: 1.4 * MIB, takesVideoBytes: true, uploads: true }],
  [/^go-cqhttp/i, { inline: 30_000_000, takesVideoBytes: false, uploads: false }],
  [/^onebots/i, { inline: 700_000, takesVideoBytes: true, uploads: false }],
]

/** LLBot, Lagrange and others have no limit of their own; frames of sockets have one of 64 MiB. */
const OTHER = { inline: 40 * MIB, takesVideoBytes: true, uploads: false }

/** The names of those that were asked; results only, since requests must not share promises. */
const names = new WeakMap<Bot, Map<string, string>>()

export async function implementationOf(options: {
  readonly bot: Bot
  readonly selfId?: Id | undefined
  readonly signal?: AbortSignal | undefined
  readonly implementation?: string | undefined
}): Promise<Implementation> {
  const name = options.implementation ?? (await askName(options))
  const [, takes = OTHER] = KNOWN.find(([start]) => start.test(name)) ?? []
  return { name: name || 'the implementation', ...takes }
}

async function askName({
  bot,
  selfId,
  signal,
}: Parameters<typeof implementationOf>[0]): Promise<string> {
  const key = String(selfId ?? '')
  let known = names.get(bot)
  if (known === undefined) names.set(bot, (known = new Map<string, string>()))
  const name = known.get(key)
  if (name !== undefined) return name
  try {
    const { app_name: asked } = await bot.get_version_info({}, { selfId, signal })
    known.set(key, String(asked ?? '').slice(0, 64))
    return known.get(key) ?? ''
  } catch {
    // Whoever cannot tell its name takes what the standard has.
    return ''
  }
}
