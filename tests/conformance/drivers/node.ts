import { serve } from '@cqhttp/adapter-node'

import { sendHttp } from '../../support/runtimes/http.ts'
import { type Driver, FOLDER, importBot } from '../driver.ts'

export const nodeDriver: Driver = {
  name: 'Node',
  limits: [],
  start: async (variables, folder = FOLDER) => {
    const bot = (await importBot(folder))({ ...variables })
    const server = await serve(bot, { hostname: '127.0.0.1', port: 0, signals: false })
    return { send: (request) => sendHttp(server.url, request), close: () => server.close() }
  },
}
