import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { onTestFinished } from 'vitest'

interface Action {
  arrived: PromiseWithResolvers<void>
  released: Promise<void>
  statuses: number[]
}

export interface GatedApi {
  apiRoot: string
  /** Resolves when the action has been called. */
  arrived: (action: string) => Promise<void>
  /** Calls of the action get no answer until the returned function is called. */
  hold: (action: string) => () => void
  /** The status of the next answer to the action. */
  fail: (action: string, status: number) => void
}

/** The HTTP API of a OneBot implementation; the test can hold back its answers. */
export async function startGatedApi(): Promise<GatedApi> {
  const actions = new Map<string, Action>()
  const get = (name: string): Action => {
    let action = actions.get(name)
    if (action === undefined) {
      const arrived = Promise.withResolvers<void>()
      actions.set(name, (action = { arrived, released: Promise.resolve(), statuses: [] }))
    }
    return action
  }

  const server = createServer((req, res) => {
    const { arrived, released, statuses } = get((req.url ?? '').slice(1))
    arrived.resolve()
    void released.then(() => {
      res.writeHead(statuses.shift() ?? 200, { 'content-type': 'application/json' })
      res.end('{"status":"ok","retcode":0,"data":null}')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return {
    apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived: (name) => get(name).arrived.promise,
    hold(name) {
      const { promise, resolve } = Promise.withResolvers<void>()
      get(name).released = promise
      return resolve
    },
    fail: (name, status) => void get(name).statuses.push(status),
  }
}
