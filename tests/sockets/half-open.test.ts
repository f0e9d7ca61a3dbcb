// A peer that is gone without a goodbye: its process is stopped, and its connection stays.
import { spawn } from 'node:child_process'
import { once } from 'node:events'

import { serve } from '@cqhttp/adapter-node'
import { CQHttp } from '@cqhttp/core'
import { onConnection } from '@cqhttp/core/socket'
import { expect, onTestFinished, test } from 'vitest'

/** In milliseconds. */
const PING = 500

const PEER = `
  import { WebSocket } from 'ws'
  const ws = new WebSocket(process.argv[1], { headers: { 'X-Self-ID': '10001000' } })
  ws.on('open', () => console.log('open'))
`

test.skipIf(process.platform === 'win32')(
  'a peer that is stopped is found by two pings, and its calls are rejected with it',
  async () => {
    const bot = new CQHttp({ secret: false, logger: false, apiTimeout: 30_000 })
    const server = await serve(bot, { port: 0, signals: false, sockets: { pingInterval: PING } })
    onTestFinished(() => server.close())
    const url = `${server.url.replace('http', 'ws')}ws`
    const peer = spawn(process.execPath, ['--input-type=module', '--eval', PEER, url], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    onTestFinished(() => void peer.kill('SIGKILL'))
    await once(peer.stdout, 'data')

    let closedAt = Infinity
    onConnection(bot, ({ state }) => {
      if (state === 'closed') closedAt = performance.now()
    })
    peer.kill('SIGSTOP')
    const stoppedAt = performance.now()
    const call = bot.callAction('ask', {}, { selfId: 10001000 })
    await expect(call).rejects.toMatchObject({ name: 'NetworkError', sent: 'unknown' })
    const rejectedAt = performance.now()
    // Two intervals, and what a machine under load adds to them.
    expect(closedAt - stoppedAt).toBeLessThan(2 * PING + 5000)
    expect(rejectedAt - closedAt).toBeLessThan(1000)
  },
)
