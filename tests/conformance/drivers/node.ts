import { serve } from '@cqhttp/adapter-node'

import { sendHttp } from '../../support/runtimes/http.ts'
import { createBot } from '../bot.ts'
import type { Driver } from '../driver.ts'

export const nodeDriver: Driver = {
  name: 'Node',
  limits: [],
  start: async (variables) => {
    const bot = createBot({ ...variables })
    const server = await serve(bot, { hostname: '127.0.0.1', port: 0, signals: false })
    return { send: (request) => sendHttp(server.url, request), close: () => server.close() }
  },
}
