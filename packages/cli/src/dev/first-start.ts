import { setTimeout as sleep } from 'node:timers/promises'
import { stripVTControlCharacters } from 'node:util'
import type { BotProcess, Listener } from '../bot-process.ts'
import { isListening } from './port.ts'

/** How often the port is looked at, in milliseconds. */
const INTERVAL = 100
/** How long a failure may go on being printed, in milliseconds. */
const LAST_WORDS = 300

interface FirstStartOptions {
  readonly hostname: string
  readonly port: number
  readonly failure: RegExp
  readonly ready: RegExp | undefined
}

/** What looks after the first start of a bot. */
export interface FirstStart {
  /** To be given what the program prints. */
  readonly listener: Listener
  /** Resolves once the bot listens, or has failed to. */
  readonly outcome: (bot: BotProcess) => Promise<'failed' | 'started'>
}

/**
 * Finds out whether a bot comes up at all, in a program that would otherwise wait for its files to
 * change. After that, the waiting is what is wanted.
 *
 * @param failure What the program prints when it waits because the bot has ended.
 * @param ready What the program prints once the bot runs; undefined if that is when its port is open.
 */
export function watchFirstStart(
  { hostname, port, failure, ready }: FirstStartOptions,
  listener: Listener,
): FirstStart {
  let hasFailed = false
  let isReady = ready === undefined ? undefined : false
  const isUp = async (): Promise<boolean> => isReady ?? (await isListening(hostname, port))
  return {
    listener: {
      write(stream, text) {
        const plain = stripVTControlCharacters(text)
        hasFailed ||= failure.test(plain)
        if (ready?.test(plain)) isReady = true
        listener.write(stream, text)
      },
    },
    async outcome(bot) {
      let hasEnded = false
      void bot.ended.then(() => (hasEnded = true))
      for (;;) {
        if (await isUp()) return 'started'
        if (hasEnded) return 'failed'
        if (hasFailed) {
          await sleep(LAST_WORDS)
          return (await isUp()) ? 'started' : 'failed'
        }
        await sleep(INTERVAL)
      }
    },
  }
}
