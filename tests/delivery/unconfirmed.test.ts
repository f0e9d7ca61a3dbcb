// Messages that went out, though the implementation says that they failed: its own confirmation did
// not come in time. Whoever sends such a message again posts it twice.
import { ActionFailedError, CQHttp } from '@cqhttp/core'
import { createSandbox } from '@cqhttp/sandbox'
import { describe, expect, it, onTestFinished } from 'vitest'

import { FRIEND, GROUP, PROFILES, serveBot, startSandbox } from './parties.ts'

/** In milliseconds; CI machines may be slow. */
const WAIT = { timeout: 15_000, quiet: 400 }
const SENDS = 1000

describe.each(PROFILES)('%s', (profile) => {
  it(`says of ${SENDS} such sends that nobody knows, and sends nothing twice`, async () => {
    const sandbox = createSandbox({ profile })
    onTestFinished(() => sandbox.close())
    const bot = new CQHttp({ secret: false, logger: false, transport: sandbox.transport })
    const fault = sandbox.faults.api(/^send_/, 'timed-out')
    const answers = await Promise.all(
      Array.from({ length: SENDS }, (_, number) =>
        bot.send_group_msg({ group_id: GROUP, message: String(number) }).catch((error) => error),
      ),
    )
    expect(answers.every((answer) => answer instanceof ActionFailedError)).toBe(true)
    const sent = answers.map((answer) => (answer as { sent?: unknown }).sent)
    expect(sent.filter((word) => word === 'unknown')).toHaveLength(SENDS)
    const texts = sandbox.sent.map(({ text }) => text)
    expect(new Set(texts).size).toBe(SENDS)
    expect(texts).toHaveLength(SENDS)
    expect(fault.hits).toBe(SENDS)
  })

  it('does not send a reply again, by whatever way it goes', async () => {
    const sandbox = await startSandbox({ profile })
    const fault = sandbox.faults.api(/^send_/, 'timed-out')
    const errors: unknown[] = []
    const bot = await serveBot(sandbox, { quickOperation: 'api', replyTimeout: 50 }, (made) => {
      made.onMessage(async (event) => {
        await new Promise((resolve) => setTimeout(resolve, 150))
        if (event.message_type === 'group') await made.send(event, 'sent')
        return { reply: 'returned' }
      })
    })
    bot.onError((error) => void errors.push(error))
    await sandbox.user(FRIEND).say('hi')
    await sandbox.group(GROUP).member(FRIEND).say('hi')
    await sandbox.waitFor(() => fault.hits === 2, WAIT)
    await sandbox.idle(WAIT)
    expect(sandbox.sent.map(({ text }) => text).toSorted()).toEqual(['returned', 'sent'])
    expect(errors).toEqual([
      expect.objectContaining({ sent: 'unknown' }),
      expect.objectContaining({ sent: 'unknown' }),
    ])
  })

  it('still says of what QQ refuses that it was refused', async () => {
    const sandbox = createSandbox({ profile })
    onTestFinished(() => sandbox.close())
    const bot = new CQHttp({ secret: false, logger: false, transport: sandbox.transport })
    sandbox.faults.api(/^send_/, 'timed-out')
    const refused = await bot.send_group_msg({ group_id: 1, message: 'x' }).catch((error) => error)
    expect((refused as { sent?: unknown }).sent).toBe('refused')
    expect(sandbox.sent).toEqual([])
  })
})
