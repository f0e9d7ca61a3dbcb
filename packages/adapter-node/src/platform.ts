import type { IncomingMessage, ServerResponse } from 'node:http'

/** What Node has for the request that an event came in: `platform` of a handler's context. */
export interface NodePlatform {
  /** The request; its body is read by the bot. */
  req: IncomingMessage
  /** The response; the bot writes it. */
  res: ServerResponse
}

/**
 * The request and response of Node behind a handler's context; `undefined` where the event did
 * not come through this adapter.
 *
 * ```ts
 * bot.onMessage((event, context) => {
 *   const address = nodePlatform(context)?.req.socket.remoteAddress
 * })
 * ```
 */
export function nodePlatform(context: { platform: unknown }): NodePlatform | undefined {
  const { platform } = context
  return isNodePlatform(platform) ? platform : undefined
}

function isNodePlatform(value: unknown): value is NodePlatform {
  return typeof value === 'object' && value !== null && 'req' in value && 'res' in value
}
