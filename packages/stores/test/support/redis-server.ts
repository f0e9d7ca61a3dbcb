import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createClient } from 'redis'

/** Whether there is a Redis on this machine; without it, its tests do not run. */
export const hasRedis: boolean = spawnSync('redis-server', ['--version']).status === 0

export interface RedisServer {
  readonly port: number
  readonly url: string
  /** Runs a command on it. */
  run(...parts: string[]): Promise<unknown>
  kill(signal: NodeJS.Signals): Promise<void>
  /** Starts it again, after it was killed. */
  start(): Promise<void>
  stop(): Promise<void>
}

export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Starts a server of its own for a test. */
export async function startRedis(...options: string[]): Promise<RedisServer> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'redis-'))
  let child = await spawnServer()

  async function spawnServer() {
    const basic = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '']
    const started = spawn('redis-server', [...basic, ...options], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let log = ''
    for await (const chunk of started.stdout.setEncoding('utf8') as AsyncIterable<string>) {
      log += chunk
      if (log.includes('Ready to accept connections')) return started
    }
    throw new Error(log)
  }

  async function kill(signal: NodeJS.Signals): Promise<void> {
    const ends = signal === 'SIGKILL' && child.exitCode === null && child.signalCode === null
    const exit = ends ? once(child, 'exit') : undefined
    child.kill(signal)
    await exit
  }

  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    async run(...parts) {
      const client = createClient({ url: `redis://127.0.0.1:${port}` })
      await client.connect()
      try {
        return await client.sendCommand(parts)
      } finally {
        client.destroy()
      }
    },
    kill,
    async start() {
      child = await spawnServer()
    },
    async stop() {
      await kill('SIGCONT')
      await kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Three nodes with a third of the slots each. */
export async function startCluster(): Promise<RedisServer[]> {
  const nodes = await Promise.all([1, 2, 3].map(() => startRedis('--cluster-enabled', 'yes')))
  const bounds = [0, 5461, 10_923, 16_384]
  for (const [i, node] of nodes.entries()) {
    const [from = 0, to = 0] = bounds.slice(i)
    await node.run('CLUSTER', 'ADDSLOTSRANGE', String(from), String(to - 1))
    await node.run('CLUSTER', 'SET-CONFIG-EPOCH', String(i + 1))
  }
  for (const { port } of nodes.slice(1)) {
    await nodes[0]?.run('CLUSTER', 'MEET', '127.0.0.1', String(port))
  }
  for (const node of nodes) {
    for (let info = ''; !/cluster_state:ok[^]*cluster_known_nodes:3/.test(info);) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      info = String(await node.run('CLUSTER', 'INFO'))
    }
  }
  return nodes
}
