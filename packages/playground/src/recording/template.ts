import { ADDRESS, UNTOLD } from './mentions.ts'

/** How the test waits for the bot. */
export interface Patience {
  /** How long the bot may take over one step, in milliseconds. */
  readonly timeout: number
  /** How long nothing must happen before it is over, in milliseconds; undefined for the default. */
  readonly quiet: number | undefined
}

/** The function that the expectations look through: it is the same in each test. */
export function watchFunction({ timeout, quiet }: Patience): string {
  const idle = [`timeout: ${timeout}`, ...(quiet === undefined ? [] : [`quiet: ${quiet}`])]
  return `/**
 * Watches what the bot does: the messages that it sends, what becomes of its quick operations, and
 * its calls of the API, apart from those that only ask for information.
 *
 * @returns A function that waits until the bot is done, and returns what is new since the last time.
 */
function watch(sandbox: Sandbox) {
  const seen = { sent: sandbox.sent.length, exchanges: 0, calls: 0 }

  function look() {
    const messages = sandbox.sent.slice(seen.sent).map(({ groupId, to, message }) => ({
      ...(groupId === undefined ? { to } : { group: groupId }),
      message: formatCqCode(
        message.flatMap((part) =>
          part.type === 'forward' ? sandbox.forward(String(part.data.id)) : [part],
        ),
      ).replace(${String(ADDRESS)}, ''),
    }))
    const operations = sandbox.exchanges.slice(seen.exchanges).flatMap((exchange) => {
      const { reply, at_sender, auto_escape, ...operation } = exchange.operation ?? {}
      const steps = exchange.steps.filter((step) => step.field !== 'reply' || step.outcome !== 'done')
      const outcome = Object.fromEntries(steps.map((step) => [step.field, step.outcome]))
      return Object.keys({ ...operation, ...outcome }).length === 0 ? [] : [{ operation, outcome }]
    })
    const calls = sandbox.calls
      .slice(seen.calls)
      .filter(({ action }) => !${String(UNTOLD)}.test(action))
      .map(({ action, params: { access_token, ...params } }) => ({ action, params }))
    return [...messages, ...operations, ...calls]
  }

  /** @param late How many things to wait for, where some come after the bot seems to be done. */
  return async (late = 0) => {
    // If something does not come, the expectation fails, which says more than a time limit.
    await sandbox.waitFor(() => look().length >= late, { timeout: ${timeout} }).catch(() => {})
    await sandbox.idle({ ${idle.join(', ')} })
    const news = look()
    seen.sent = sandbox.sent.length
    seen.exchanges = sandbox.exchanges.length
    seen.calls = sandbox.calls.length
    return news
  }
}
`
}

/** What differs between the frameworks. */
export interface Framework {
  readonly imports: readonly string[]
  /** The call that compares what is there with what is to be. */
  readonly compare: { readonly before: string; readonly between: string }
}

export const FRAMEWORKS: Readonly<Record<'vitest' | 'node:test', Framework>> = {
  vitest: {
    imports: [`import { expect, test } from 'vitest'`],
    compare: { before: 'expect(', between: ').toEqual(' },
  },
  'node:test': {
    imports: [`import assert from 'node:assert/strict'`, `import { test } from 'node:test'`],
    compare: { before: 'assert.deepEqual(', between: ', ' },
  },
}
