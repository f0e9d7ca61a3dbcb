import { cp, mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { type Driver, FOLDER } from './driver.ts'

const packages = fileURLToPath(new URL('../../packages', import.meta.url))
const ADAPTERS = ['adapter-node', 'adapter-lambda', 'adapter-workers']

/**
 * The same driver, with one core for the bot and another for its adapter. A package manager installs
 * both when no version fits both ranges. Then `instanceof` does not work from one to the other.
 */
export function withTwoCores(driver: Driver): Driver {
  return {
    ...driver,
    name: `${driver.name}, with two cores`,
    async start(variables) {
      const folder = await installSecondCore()
      const { send, close } = await driver.start(variables, `${folder}/`)
      return {
        send,
        async close() {
          await close()
          await rm(folder, { recursive: true })
        },
      }
    },
  }
}

/** Makes a folder with the bot, a core of its own, and the adapters, which keep theirs. */
async function installSecondCore(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'cqhttp-two-cores-')))
  // Not below `node_modules`: there Node takes no TypeScript.
  const core = join(folder, 'core')
  await cp(join(packages, 'core/src'), join(core, 'src'), { recursive: true })
  await cp(join(packages, 'core/package.json'), join(core, 'package.json'))
  await symlink(join(packages, 'core/node_modules'), join(core, 'node_modules'), 'junction')
  await cp(join(FOLDER, 'bot.ts'), join(folder, 'bot.ts'))
  await cp(join(FOLDER, 'entries'), join(folder, 'entries'), { recursive: true })

  const scope = join(folder, 'node_modules/@cqhttp')
  await mkdir(scope, { recursive: true })
  await symlink(core, join(scope, 'core'), 'junction')
  for (const name of ADAPTERS) {
    await symlink(join(packages, name), join(scope, name), 'junction')
  }
  return folder
}
