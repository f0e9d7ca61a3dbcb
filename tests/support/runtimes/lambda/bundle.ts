import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { build } from 'esbuild'

/** The folder of a function as it is uploaded. */
export interface Bundle {
  root: string
  remove: () => Promise<void>
}

/** Builds a function as it is deployed: one minified ESM file, index.mjs, with nothing beside it. */
export async function bundleLambda(
  entry: string,
  options: { banner?: string } = {},
): Promise<Bundle> {
  const root = await mkdtemp(join(tmpdir(), 'cqhttp-lambda-'))
  await build({
    entryPoints: [entry],
    outfile: join(root, 'index.mjs'),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    logLevel: 'error',
    banner: { js: options.banner ?? '' },
  })
  return { root, remove: () => rm(root, { recursive: true }) }
}
