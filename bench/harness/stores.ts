import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { basename, join } from 'node:path'

import { memoryStore } from '@cqhttp/core'
import { redisStore } from '@cqhttp/stores/redis'
import { sqliteStore } from '@cqhttp/stores/sqlite'
import { createClient } from 'redis'

import { claimAll } from '../ours/claims.ts'
import { bundle } from './bundle.ts'
import { startProgramServer } from './server.ts'
import { workerd } from './workerd.ts'

/** A store on its engine. */
interface RunningStore {
  claim: (count: number, inFlight: number) => Promise<void>
  close: () => Promise<void>
}

export type StartStore = (folder: string) => Promise<RunningStore>

export const startMemory: StartStore = async () => {
  const store = memoryStore()
  return {
    claim: (count, inFlight) => claimAll(store, count, inFlight),
    close: async () => {},
  }
}

export const startSqlite: StartStore = async (folder) => {
  const store = sqliteStore(join(await mkdtemp(join(folder, 'sqlite-')), 'bot.db'))
  return {
    claim: (count, inFlight) => claimAll(store, count, inFlight),
    close: async () => store.close(),
  }
}

/** Whether this machine has one. */
export const hasRedis: boolean = spawnSync('redis-server', ['--version']).status === 0

export const startRedis: StartStore = async () => {
  const port = await freePort()
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '']
  const server = await startProgramServer('redis-server', args, /(Ready) to accept/)
  const client = await createClient({ url: `redis://127.0.0.1:${port}` }).connect()
  const store = redisStore(client)
  return {
    claim: (count, inFlight) => claimAll(store, count, inFlight),
    async close() {
      client.destroy()
      await server.close()
    },
  }
}

/** In workerd alone; the claims are made within the Worker. */
export const startDurable: StartStore = async (folder) => {
  const module = await bundle(folder, 'ours/store-worker.ts', 'worker')
  const config = module.replace(/\.mjs$/, '.capnp')
  const objects = await mkdtemp(join(folder, 'objects-'))
  await mkdir(objects, { recursive: true })
  await writeFile(config, configOf(basename(module), objects))
  const args = ['serve', '--experimental', '--control-fd=3', config]
  const { port, close } = await startProgramServer(
    workerd,
    args,
    /"event":"listen"[^}]*"port":(\d+)/,
  )
  return {
    async claim(count, inFlight) {
      const query = new URLSearchParams({ count: String(count), inFlight: String(inFlight) })
      const response = await fetch(`http://127.0.0.1:${port}/?${query}`)
      if (!response.ok) throw new Error(`the Worker answered ${response.status}`)
    },
    close,
  }
}

/** @see https://github.com/cloudflare/workerd/blob/main/src/workerd/server/workerd.capnp */
function configOf(file: string, objects: string): string {
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "worker", worker = .worker),
    (name = "objects", disk = (path = ${JSON.stringify(objects)}, writable = true)),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "worker")],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker.mjs", esModule = embed "${file}")],
  compatibilityDate = "2026-11-17",
  durableObjectNamespaces = [(className = "StoreObject", uniqueKey = "store", enableSql = true)],
  durableObjectStorage = (localDisk = "objects"),
  bindings = [(name = "STORE", durableObjectNamespace = "StoreObject")],
);
`
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
