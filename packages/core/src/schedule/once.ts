import { sha256 } from '#hmac'

import { Inbox, type Turn } from '../inbox/inbox.ts'
import { takeNow } from '../inbox/take-now.ts'
import type { Parts } from '../parts.ts'

/**
 * How long a tick is remembered, in milliseconds: EventBridge delivers one again for up to a day.
 */
const DAY = 24 * 60 * 60_000

/** Lets each tick be run once by all instances that share the store of the inbox. */
export interface Once {
  /** Takes a tick; undefined when another has it. */
  takeTick(name: string, time: number): Promise<Turn | undefined>
  /**
   * Whether no instance has a tick or had it, for the first who asks; false where that cannot be told.
   */
  isMissed(name: string, time: number): Promise<boolean>
  /** Takes the right to run; undefined while another run goes on. */
  takeRun(name: string): Promise<Turn | undefined>
}

/** By inboxes of its own, so that ticks take no place away from events. */
export function createOnce({ inbox, logger }: Pick<Parts, 'inbox' | 'logger'>): Once {
  const store = inbox?.shared
  const ticks = new Inbox({ store, window: DAY, logger })
  // What has ended is free; no store takes a window of 0.
  const runs = new Inbox({ store, window: 1, logger })
  return {
    takeTick: async (name, time) => takeNow(ticks, await keyOfTick(name, time)),
    async isMissed(name, time) {
      // What others have run, this process alone does not know.
      if (store === undefined) return false
      const key = await keyOfTick(name, time)
      // It ends at once, so that a tick which is only late still runs.
      const { state } = await ticks.own.claim(key, 1)
      if (state !== 'claimed') return false
      const claim = await ticks.ask(async () => store.claim(key, 1))
      if (claim?.state !== 'claimed') return false
      const turn = await takeNow(ticks, `${key}-missed`)
      await turn?.finish('204 ')
      return turn !== undefined
    },
    takeRun: async (name) => takeNow(runs, await keyOf(`run\n${name}`), true),
  }
}

function keyOfTick(name: string, time: number): Promise<string> {
  return keyOf(`tick\n${name}\n${new Date(time).toISOString()}`)
}

async function keyOf(text: string): Promise<string> {
  return `schedule-${await sha256(text)}`
}
