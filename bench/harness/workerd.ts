import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename } from 'node:path'

import { SECRET } from './job.ts'
import { type Server, startProgramServer } from './server.ts'

/** The binary that comes with wrangler. */
export const { default: workerd } = createRequire(
  createRequire(import.meta.url).resolve('wrangler'),
)('workerd') as { default: string }

/**
 * Runs a bundled Worker in workerd alone, without wrangler's server in front.
 *
 * @param objects The class of its Durable Objects, bound as ACCOUNTS.
 */
export async function startWorkerd(module: string, objects?: string): Promise<Server> {
  const config = module.replace(/\.mjs$/, '.capnp')
  await writeFile(config, configOf(basename(module), objects))
  // workerd writes its port to file descriptor 3.
  const args = ['serve', '--control-fd=3', config]
  return startProgramServer(workerd, args, /"event":"listen"[^}]*"port":(\d+)/)
}

/** @see https://github.com/cloudflare/workerd/blob/main/src/workerd/server/workerd.capnp */
function configOf(file: string, objects: string | undefined): string {
  const binding = `(name = "ACCOUNTS", durableObjectNamespace = "${objects}")`
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "worker", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "worker")],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker.mjs", esModule = embed "${file}")],
  compatibilityDate = "2026-11-17",
  bindings = [
    (name = "CQHTTP_SECRET", text = ${JSON.stringify(SECRET)}),
    ${objects === undefined ? '' : binding}
  ],
  ${objects === undefined ? '' : `durableObjectNamespaces = [(className = "${objects}", uniqueKey = "bench")],`}
  ${objects === undefined ? '' : 'durableObjectStorage = (inMemory = void),'}
);
`
}
