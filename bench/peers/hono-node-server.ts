// The Hono app on @hono/node-server.
import { serve } from '@hono/node-server'

import { createApp } from './hono.ts'

export function listen(secret: string): Promise<number> {
  const { fetch } = createApp(secret)
  return new Promise((resolve) => {
    serve({ fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => resolve(port))
  })
}
