// Bots on sockets, with every implementation.
import { plainText } from '@cqhttp/core'
import { describe, expect, it } from 'vitest'

import { FRIEND, GROUP, PROFILES, serveBot, startSandbox } from './parties.ts'
import { slowly, textsAfter, WAIT } from './slow-handler.ts'

describe.each(PROFILES)('%s', (profile) => {
  it('gets answers to messages, joins and requests', async () => {
    const sandbox = await startSandbox({ profile })
    await serveBot(sandbox, {}, (bot) => {
      bot.onMessage(async (event) => {
        await bot.send(event, 'you said:')
        return { reply: event.message, at_sender: false }
      })
      bot.onNotice('group_increase', async (event) => {
        await bot.send(event, `welcome ${event.user_id}`)
      })
      bot.onRequest('group', 'friend', () => ({ approve: true }))
    })
    const { replies } = await sandbox.user(FRIEND).say('你好 & [CQ:face,id=1] "\\"')
    await sandbox.idle(WAIT)
    // Lagrange gets actions, which may come after the response.
    const texts = sandbox.user(FRIEND).messages.map(({ text }) => text)
    expect(texts).toEqual(['你好 & [CQ:face,id=1] "\\"', 'you said:', '你好 & [CQ:face,id=1] "\\"'])
    expect(replies[0]).toBe('you said:')

    await sandbox.user(FRIEND).say('all', { group: GROUP })
    await sandbox.idle(WAIT)
    expect(sandbox.group(GROUP).sent.map(({ text }) => text)).toEqual(['you said:', 'all'])

    await sandbox.user(30_003).requestJoin(GROUP)
    await sandbox.user(30_004).requestFriend()
    await sandbox.idle(WAIT)
    expect(sandbox.group(GROUP).group.members.has(30_003)).toBe(true)
    expect(sandbox.world.isFriend(sandbox.selfId, 30_004)).toBe(true)
    expect(sandbox.group(GROUP).sent.at(-1)?.text).toBe('welcome 30003')
  })

  it('mutes, recalls and removes at once when the bot asks for it', async () => {
    const sandbox = await startSandbox({ profile })
    await serveBot(sandbox, {}, (bot) => {
      bot.onMessage('group', (event) => {
        if (plainText(event) === 'mute') return { delete: true, ban: true, ban_duration: 60 }
      })
      bot.onMessage('group', (event) => {
        if (plainText(event) === 'kick') return { reply: 'bye', kick: true }
      })
    })
    const group = sandbox.group(GROUP)
    const { message } = await group.member(10_002).say('mute')
    await sandbox.waitFor(() => group.info(10_002).bannedUntil > sandbox.clock.now(), WAIT)
    expect(group.messages.find(({ id }) => id === message?.id)?.recalled).toBe(true)

    await group.member(FRIEND).say('kick')
    await sandbox.waitFor(() => !group.group.members.has(FRIEND), WAIT)
    await sandbox.idle(WAIT)
    expect(group.sent.map(({ text }) => text)).toEqual(['bye'])
    expect(group.group.members.has(FRIEND)).toBe(false)
  })

  it('sees one reply of a handler that takes 8 s', async () => {
    const timeScale = 0.25
    const sandbox = await startSandbox({ profile, timeScale })
    const { runs, addHandlers } = slowly(timeScale)
    await serveBot(sandbox, { replyTimeout: 4000 * timeScale }, addHandlers)
    const { status } = await sandbox.user(FRIEND).say('hello', { group: GROUP })
    expect(status).toBe(204)
    expect(await textsAfter(sandbox, timeScale)).toEqual(['slow hello'])
    expect(runs).toEqual(['hello'])
  })

  it('may deliver each event several times', async () => {
    const sandbox = await startSandbox({ profile })
    sandbox.faults.push('*', { duplicate: 4 })
    await serveBot(sandbox, {}, (bot) => {
      bot.onMessage(async (event) => {
        await bot.send(event, `heard ${plainText(event)}`)
      })
    })
    await Promise.all([1, 2, 3].map((number) => sandbox.user(FRIEND).say(`${number}`)))
    await sandbox.idle(WAIT)
    const texts = sandbox.sent.map(({ text }) => text)
    expect(texts.toSorted()).toEqual(['heard 1', 'heard 2', 'heard 3'])
    expect(sandbox.exchanges.flatMap(({ attempts }) => attempts)).toHaveLength(12)
  })
})

describe('go-cqhttp, which posts again what is not answered in 5 s', () => {
  const profile = 'go-cqhttp'

  const timeScale = 0.25

  it('sees one reply also when the bot waits for its handlers', async () => {
    const sandbox = await startSandbox({ profile, timeScale })
    const { runs, addHandlers } = slowly(timeScale)
    await serveBot(sandbox, { replyTimeout: false }, addHandlers)
    const { exchanges } = await sandbox.user(FRIEND).say('hello')
    expect(exchanges[0]?.attempts.length).toBeGreaterThan(1)
    expect(await textsAfter(sandbox, timeScale)).toEqual(['slow hello'])
    expect(runs).toEqual(['hello'])
  })

  it('has the event handled again without inbox and time limit', async () => {
    const sandbox = await startSandbox({ profile, timeScale })
    const { runs, addHandlers } = slowly(timeScale)
    await serveBot(sandbox, { replyTimeout: false, inbox: false }, addHandlers)
    await sandbox.user(FRIEND).say('hello')
    expect(runs.length).toBeGreaterThan(1)
  })
})
