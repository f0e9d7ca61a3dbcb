// Messages whose answer is lost, and messages that the bot itself has sent.
import { NetworkError, plainText } from '@cqhttp/core'
import { describe, expect, it } from 'vitest'

import { FRIEND, GROUP, PROFILES, serveBot, startSandbox } from './parties.ts'

/** In milliseconds; CI machines may be slow. */
const WAIT = { timeout: 15_000, quiet: 400 }

describe.each(PROFILES)('%s', (profile) => {
  it.each(['drop-after', 'truncate'] as const)(
    'sends a message once when the answer to it is lost (%s)',
    async (fault) => {
      const sandbox = await startSandbox({ profile })
      const lost = sandbox.faults.api('send_msg', fault)
      const errors: unknown[] = []
      const bot = await serveBot(sandbox, {}, (made) => {
        made.onMessage(async (event) => {
          await made.send(event, 'hello')
        })
      })
      bot.onError((error) => void errors.push(error))
      await sandbox.user(FRIEND).say('hi')
      await sandbox.idle(WAIT)
      expect(sandbox.sent.map(({ text }) => text)).toEqual(['hello'])
      expect(lost.hits).toBe(1)
      expect(errors).toEqual([expect.any(NetworkError)])
      expect(errors[0]).toMatchObject({ action: 'send_msg', sent: 'unknown' })
    },
  )

  it('asks again when a question is lost', async () => {
    const sandbox = await startSandbox({ profile })
    const lost = sandbox.faults.api('get_login_info', 'drop-before', { times: 2 })
    await serveBot(sandbox, {}, (bot) => {
      bot.onMessage(async (event) => {
        const { user_id } = await bot.get_login_info()
        await bot.send(event, `I am ${user_id}`)
      })
    })
    await sandbox.user(FRIEND).say('who are you?')
    await sandbox.idle(WAIT)
    expect(lost.hits).toBe(2)
    expect(sandbox.sent.map(({ text }) => text)).toEqual([`I am ${sandbox.selfId}`])
  })

  it('gets no answers to the answers of a bot that echoes everything', async () => {
    const sandbox = await startSandbox({ profile, reportSelf: true })
    const outcomes: string[] = []
    const bot = await serveBot(sandbox, {}, (made) => {
      made.on('message', async (event) => {
        await made.send(event, `first ${plainText(event)}`)
        return { reply: `then ${plainText(event)}` }
      })
    })
    bot.onDelivery(({ name, outcome }) => void outcomes.push(`${name} ${outcome}`))
    await sandbox.user(FRIEND).say('a')
    await sandbox.group(GROUP).member(10_002).say('b')
    await sandbox.idle(WAIT)
    const texts = sandbox.sent.map(({ text }) => text)
    expect(texts.toSorted()).toEqual(['first a', 'first b', 'then a', 'then b'])

    const own = outcomes.filter((outcome) => !outcome.endsWith(' handled'))
    const dropped = ['message.private.friend dropped', 'message.group.normal dropped']
    expect([...new Set(own)].toSorted()).toEqual(profile === 'lagrange' ? dropped.toSorted() : [])
  })
})

it('is told that nothing was sent where nobody listens', async () => {
  const silent = await startSandbox({})
  await silent.close()
  const sandbox = await startSandbox({})
  const errors: unknown[] = []
  const bot = await serveBot(sandbox, { apiRoot: silent.apiRoot }, (made) => {
    made.onMessage(async (event) => {
      await made.send(event, 'hello')
    })
  })
  bot.onError((error) => void errors.push(error))
  await sandbox.user(FRIEND).say('hi')
  await sandbox.idle(WAIT)
  expect(errors).toEqual([expect.any(NetworkError)])
  expect(errors[0]).toMatchObject({ action: 'send_msg', sent: 'no' })
})
