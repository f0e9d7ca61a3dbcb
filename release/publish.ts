// Publishes the versions that the registry does not have yet, from packages that have been built:
// node release/publish.ts. In GitHub Actions with a proof of where they were built (provenance).
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { readAddress } from './address.ts'
import { readPackages } from './packages.ts'
import { pack } from './pack.ts'

const run = promisify(execFile)
const { env } = process

/** The repository that GitHub builds from must be the one that the packages name. */
async function checkAddress(): Promise<void> {
  const { home } = await readAddress()
  const actual = `${env['GITHUB_SERVER_URL']}/${env['GITHUB_REPOSITORY']}`
  if (actual === home) return
  throw new Error(
    `the packages say that they come from ${home}, but this is ${actual}: ` +
      'correct repository.url in package.json, and run node release/manifests.ts',
  )
}

async function isPublished(name: string, version: string): Promise<boolean> {
  try {
    const { stdout } = await run('npm', ['view', `${name}@${version}`, 'version'])
    return stdout.trim() !== ''
  } catch (error) {
    if ((error as { stderr: string }).stderr.includes('E404')) return false
    throw error
  }
}

async function publish(): Promise<void> {
  const isInActions = env['GITHUB_ACTIONS'] === 'true'
  if (isInActions) await checkAddress()
  const folder = await mkdtemp(join(tmpdir(), 'cqhttp-publish-'))
  try {
    const tarballs = await pack(folder)
    for (const { manifest } of await readPackages()) {
      const { name, version } = manifest
      if (await isPublished(name, version)) continue
      const flags = ['--access', 'public', ...(isInActions ? ['--provenance'] : [])]
      await run('npm', ['publish', tarballs.get(name) ?? '', ...flags])
      console.log(`published ${name}@${version}`)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await publish()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
