import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { build, type BuildOptions } from 'esbuild'

const bench = fileURLToPath(new URL('..', import.meta.url))

const OPTIONS = {
  /** CommonJS code in peers needs `require`. */
  node: {
    platform: 'node',
    banner: {
      js: `import { createRequire as benchRequire } from 'node:module'
const require = benchRequire(import.meta.url)`,
    },
  },
  /** The same options as `build:lambda` of the example. */
  lambda: { platform: 'node', minify: true, target: 'node22' },
  /** The same options as wrangler's. */
  worker: {
    minify: true,
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
  },
} satisfies Record<string, BuildOptions>

export type Runtime = keyof typeof OPTIONS

const bundles = new Map<string, Promise<string>>()

/**
 * Bundles a module of this folder into one file, once: all contestants load the same way, and
 * neither type stripping nor module resolution is measured.
 */
export function bundle(folder: string, entry: string, runtime: Runtime): Promise<string> {
  const key = join(folder, entry)
  let bundled = bundles.get(key)
  if (bundled === undefined) bundles.set(key, (bundled = writeBundle(folder, entry, runtime)))
  return bundled
}

async function writeBundle(folder: string, entry: string, runtime: Runtime): Promise<string> {
  const outfile = join(folder, `${entry.replaceAll('/', '-').replace(/\.ts$/, '')}.mjs`)
  await build({
    entryPoints: [join(bench, entry)],
    outfile,
    bundle: true,
    format: 'esm',
    logLevel: 'error',
    ...OPTIONS[runtime],
  })
  return outfile
}

/** Bundles some lines of code; returns the bytes. */
export async function bundleText(contents: string, runtime: Runtime): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: bench, loader: 'ts' },
    bundle: true,
    format: 'esm',
    logLevel: 'error',
    write: false,
    ...OPTIONS[runtime],
    minify: true,
  })
  return outputFiles[0]?.contents ?? new Uint8Array()
}
