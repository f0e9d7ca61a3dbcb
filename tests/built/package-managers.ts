import { execFile } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { pnpmCommand } from '../../release/pnpm.ts'

const run = promisify(execFile)

/** Node as a user has it: the oldest that the packages support, and the one that runs the tests. */
export const nodes = {
  22: fileURLToPath(new URL('../node_modules/node-22/bin/node', import.meta.url)),
  24: process.execPath,
} as const

/** The environment of somebody who uses a registry, and no other configuration than the machine's. */
export function environmentFor(
  registry: string,
  node: string = process.execPath,
): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:npm_|pnpm_|CQHTTP_|NODE_OPTIONS$|NODE_ENV$|VITEST|FORCE_COLOR$|HOST$|PORT$)/i.test(
        name,
      ),
  )
  const { PATH = '', ...others } = Object.fromEntries(inherited)
  return {
    ...others,
    PATH: [dirname(node), PATH].join(delimiter),
    npm_config_registry: registry,
    pnpm_config_registry: registry,
    // The packages have just been published; pnpm is wary of that.
    pnpm_config_minimum_release_age: '0',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
    // The registry asks nobody who they are, but npm does not publish without a token.
    [`npm_config_${registry.replace(/^http:/, '')}:_authToken`]: 'anybody',
  }
}

/** The script of the npm that is on the path, which any Node can run. */
function npmScript(): string {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const npm = join(folder, 'npm')
    if (!existsSync(npm)) continue
    const script = realpathSync(npm)
    // On Windows it lies beside the command.
    return script.endsWith('.js') ? script : join(folder, 'node_modules/npm/bin/npm-cli.js')
  }
  throw new Error('npm is not on the path')
}

/** Runs the npm of this machine on a Node. */
export function npm(
  node: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<{ stdout: string; stderr: string }> {
  return run(node, [npmScript(), ...args], options)
}

/** Runs the pnpm that runs the tests. */
export function pnpm(
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<{ stdout: string; stderr: string }> {
  const [command, ...own] = pnpmCommand()
  return run(command, [...own, ...args], options)
}
