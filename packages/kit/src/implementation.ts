import type { Bot, Id } from '@cqhttp/core'
import {
  askAppName,
  type Implementation as ImplementationName,
  toImplementation,
} from '@cqhttp/core/wiring'

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
 * Base64 takes a third more than the bytes, and the rest of the message must fit as well: SnowLuma reads
 * bodies of 2 MiB, onebots of 1 MB, NapCat frames of 50 MB, which are uploaded rather than kept in
 * memory several times.
 */
const KNOWN: Partial<Record<ImplementationName, Omit<Implementation, 'name'>>> = {
  napcat: { inline: 8 * MIB, takesVideoBytes: true, uploads: true },
  snowluma: { inline: 1.4 * MIB, takesVideoBytes: true, uploads: true },
  'go-cqhttp': { inline: 30_000_000, takesVideoBytes: false, uploads: false },
  onebots: { inline: 700_000, takesVideoBytes: true, uploads: false },
}

/** LLBot, Lagrange and others have no limit of their own; frames of sockets have one of 64 MiB. */
const OTHER = { inline: 40 * MIB, takesVideoBytes: true, uploads: false }

export async function implementationOf(options: {
  readonly bot: Bot
  readonly selfId?: Id | undefined
  readonly signal?: AbortSignal | undefined
  readonly implementation?: string | undefined
}): Promise<Implementation> {
  const { bot, selfId, signal, implementation } = options
  // Whoever cannot tell its name takes what the standard has.
  const name = implementation ?? (await askAppName(bot, { selfId, signal }).catch(() => ''))
  const known = toImplementation(name)
  const takes = (known && KNOWN[known]) ?? OTHER
  return { name: name || 'the implementation', ...takes }
}
