import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

import { resolveLogger } from '@cqhttp/core/adapter'
import type { SocketBot } from '@cqhttp/core/socket'

import { describe } from '../options.ts'
import { createTasks } from '../tasks.ts'
import { toSocketSettings, type UpgradeHandlerOptions } from './options.ts'
import { createUpgrades, isSocketBot, type Upgrades } from './upgrades.ts'

/** A listener of `upgrade` of a Node server. */
export interface UpgradeHandler {
  (req: IncomingMessage, socket: Duplex, head: Buffer): void
  /**
   * Takes no more sockets and events, waits for what is under way, and closes all sockets with 1001;
   * those that do not answer are cut off by `ws` after 30 s. To be called before the server's `close`,
   * which waits for open sockets.
   */
  close(): Promise<void>
}

/**
 * Takes the sockets that OneBot implementations open (reverse WebSocket) on a server of your own;
 * `serve` does so by itself.
 *
 * ```ts
 * const server = https.createServer({ key, cert }, toNodeHandler(bot))
 * server.on('upgrade', toUpgradeHandler(bot)).listen(8443)
 * ```
 *
 * Every handshake that it gets is answered, with 404 on a path that is not for sockets; where others
 * listen too, call it for the paths of the bot only.
 *
 * @throws TypeError for a wrong option, or anything that is no bot.
 */
export function toUpgradeHandler(
  bot: SocketBot,
  options: UpgradeHandlerOptions = {},
): UpgradeHandler {
  if (!isSocketBot(bot)) {
    throw new TypeError(`only a bot of @cqhttp/core takes sockets, but it is ${describe(bot)}`)
  }
  const logger = resolveLogger(options.logger)
  const tasks = createTasks(logger)
  const settings = { ...toSocketSettings(options), logger, waitUntil: tasks.add }
  const upgrades = createUpgrades(bot, settings)
  let closing: Promise<void> | undefined
  const handle = (...args: Parameters<Upgrades['handle']>): void => upgrades.handle(...args)
  return Object.assign(handle, {
    close: () => (closing ??= upgrades.close(tasks.settled())),
  })
}
