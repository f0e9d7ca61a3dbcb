import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

import { build } from 'esbuild'
import { onTestFinished } from 'vitest'

interface Options {
  /** The path of the Worker. */
  entry: string
  compatibilityDate: string
  bindings: Record<string, string>
}

/** The binary that comes with wrangler. */
const { default: workerd } = createRequire(createRequire(import.meta.url).resolve('wrangler'))(
  'workerd',
) as { default: string }

/** Runs a Worker in workerd alone: wrangler's server in front would hide that a client hung up. */
export async function startWorkerd({ entry, ...options }: Options): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cqhttp-workerd-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await build({
    entryPoints: [entry],
    outfile: join(folder, 'worker.js'),
    bundle: true,
    format: 'esm',
    conditions: ['workerd', 'worker', 'browser'],
    logLevel: 'error',
  })
  const config = join(folder, 'config.capnp')
  await writeFile(config, configOf(options))

  // workerd writes its port to file descriptor 3.
  const child = spawn(workerd, ['serve', '--control-fd=3', config], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  })
  onTestFinished(() => end(child))
  for await (const line of child.stdio[3] as Readable) {
    const port = /"event":"listen"[^}]*"port":(\d+)/.exec(String(line))?.[1]
    if (port !== undefined) return `http://127.0.0.1:${port}/`
  }
  throw new Error('workerd ended before it listened')
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  if (child.kill('SIGKILL')) await ended
}

/** @see https://github.com/cloudflare/workerd/blob/main/src/workerd/server/workerd.capnp */
function configOf({ compatibilityDate, bindings }: Omit<Options, 'entry'>): string {
  const texts = Object.entries(bindings).map(
    ([name, text]) => `(name = ${JSON.stringify(name)}, text = ${JSON.stringify(text)})`,
  )
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "worker", worker = .worker),
    (name = "internet", network = (allow = ["public", "private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "worker")],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "${compatibilityDate}",
  bindings = [${texts.join(', ')}],
);
`
}
