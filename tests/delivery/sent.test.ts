// Messages whose answer is lost, and messages that the bot itself has sent.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'

import { type ActionFailedError, CQHttp, NetworkError, plainText } from '@cqhttp/core'
import { describe, expect, it, onTestFinished } from 'vitest'

import { ACCESS_TOKEN } from '../support/runtimes/implementation.ts'
import { FRIEND, GROUP, PROFILES, serveBot, startSandbox } from './parties.ts'

/** What NapCat and LLBot say when QQ did not confirm a message in time, which it often has sent. */
const GAVE_UP = [
  'Timeout: NTEvent serviceAndMethod:NodeIKernelMsgService/sendMsg ListenerName:' +
    'NodeIKernelMsgListener/onMsgInfoListUpdate EventRet:\n{\n    "result": 0,\n    "errMsg": ""\n}\n',
  'waitForSelfEcho timeout',
]

/** Does what it is asked to, and then says that it gave up. */
async function startImpatient(apiRoot: string): Promise<string> {
  let count = 0
  const server = createServer((req, res) => {
    void (async () => {
      const { authorization = '' } = req.headers
      const done = await fetch(`${apiRoot}${req.url}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: await readText(req),
      })
      await done.arrayBuffer()
      const wording = GAVE_UP[count++ % GAVE_UP.length]
      const failed = { status: 'failed', retcode: 200, data: null, message: wording, wording }
      res.setHeader('content-type', 'application/json').end(JSON.stringify(failed))
    })()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

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

  it('knows that a message may have gone out when a server in between says 502', async () => {
    const sandbox = await startSandbox({ profile })
    sandbox.faults.api('send_msg', { status: 502, done: true })
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
    expect(errors).toMatchObject([{ name: 'HttpStatusError', statusCode: 502, sent: 'unknown' }])
  })

  it('sends a thousand messages once each when the implementation gives up waiting for QQ', async () => {
    const sandbox = await startSandbox({ profile })
    const apiRoot = await startImpatient(sandbox.apiRoot)
    const bot = new CQHttp({ apiRoot, accessToken: ACCESS_TOKEN, secret: false, logger: false })
    const texts = Array.from({ length: 1000 }, (_, index) => `message ${index}`)
    const sent: unknown[] = []
    const waiting = [...texts]
    const work = async (): Promise<void> => {
      for (let message = waiting.shift(); message !== undefined; message = waiting.shift()) {
        const call = bot.send_private_msg({ user_id: FRIEND, message })
        sent.push(await call.catch((error: ActionFailedError) => [error.name, error.sent]))
      }
    }
    await Promise.all(Array.from({ length: 8 }, work))
    expect(sent).toEqual(texts.map(() => ['ActionFailedError', 'unknown']))
    expect(sandbox.sent.map(({ text }) => text).toSorted()).toEqual(texts.toSorted())
  }, 60_000)

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
