import { serve } from '@cqhttp/adapter-node'
import { CQHttp, type CQHttpOptions } from '@cqhttp/core'
import { createSandbox, type ProfileName, type Sandbox, type SandboxOptions } from '@cqhttp/sandbox'
import { onTestFinished } from 'vitest'

import { ACCOUNT } from '../conformance/bot.ts'
import type { Driver } from '../conformance/driver.ts'
import { SECRET } from '../conformance/request.ts'
import { ACCESS_TOKEN } from '../support/runtimes/implementation.ts'
import { startRelay } from '../support/runtimes/relay.ts'

export const PROFILES: readonly ProfileName[] = [
  'standard',
  'napcat',
  'llbot',
  'lagrange',
  'go-cqhttp',
]

/** The bot's friend, and the group that both are in. */
export const FRIEND = 10_001
export const GROUP = 20_002

/** The sandbox on a socket, until the test is over. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const sandbox = createSandbox({
    self: ACCOUNT,
    secret: SECRET,
    accessToken: ACCESS_TOKEN,
    ...options,
  })
  onTestFinished(() => sandbox.close())
  await sandbox.listen()
  return sandbox
}

/** Connects a bot of the test to the sandbox, on Node. */
export async function serveBot(
  sandbox: Sandbox,
  options: CQHttpOptions,
  addHandlers: (bot: CQHttp) => void,
): Promise<CQHttp> {
  const bot = new CQHttp({
    apiRoot: sandbox.apiRoot,
    accessToken: ACCESS_TOKEN,
    secret: SECRET,
    logger: false,
    // Lagrange reads no response.
    quickOperation: sandbox.profile === 'lagrange' ? 'api' : 'mixed',
    ...options,
  })
  addHandlers(bot)
  const server = await serve(bot, { hostname: '127.0.0.1', port: 0, signals: false })
  onTestFinished(() => server.close())
  sandbox.connect({ url: server.url })
  return bot
}

/** Connects the bot of the conformance suite to the sandbox, on any runtime. */
export async function serveOn(driver: Driver, sandbox: Sandbox): Promise<void> {
  const running = await driver.start({
    CQHTTP_API_ROOT: sandbox.apiRoot,
    CQHTTP_ACCESS_TOKEN: ACCESS_TOKEN,
    CQHTTP_SECRET: SECRET,
  })
  onTestFinished(() => running.close())
  const relay = await startRelay(running.send)
  onTestFinished(() => relay.close())
  sandbox.connect({ url: relay.url })
}
