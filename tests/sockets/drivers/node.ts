import { serve } from '@cqhttp/adapter-node'
import { connect } from '@cqhttp/core/socket'

import { createBot } from '../../conformance/bot.ts'
import type { ForwardDriver, ReverseDriver } from '../driver.ts'

export const nodeReverse: ReverseDriver = {
  name: 'Node',
  start: (variables) => serve(createBot({ ...variables }), { port: 0, signals: false }),
}

export const nodeForward: ForwardDriver = {
  name: 'Node',
  async start({ CQHTTP_SOCKET_URL: url, ...variables }) {
    return connect(createBot(variables), { url })
  },
}
