// Makes the tarballs that are published, from packages that have been built:
// node release/pack.ts FOLDER
import { execFile } from 'node:child_process'
import { globSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, posix } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { type Address, readAddress } from './address.ts'
import { withAbsoluteLinks } from './links.ts'
import { readPackages, root } from './packages.ts'
import { pnpmCommand } from './pnpm.ts'

const run = promisify(execFile)

/** The package that brings the documents, for whoever reads them offline, people or coding assistants. */
const WITH_DOCS = 'packages/core'

/** Packs all packages into a folder; @returns the paths of the tarballs, by name of the package. */
export async function pack(destination: string): Promise<Map<string, string>> {
  const address = await readAddress()
  const packages = await readPackages()
  const staging = await mkdtemp(join(tmpdir(), 'cqhttp-pack-'))
  try {
    // pnpm resolves `workspace:` and `catalog:`, applies `publishConfig`, and adds the licence.
    const filters = packages.flatMap(({ folder }) => ['--filter', `./${folder}`])
    const [pnpm, ...args] = pnpmCommand()
    await run(pnpm, [...args, '-r', ...filters, 'pack', '--pack-destination', staging], {
      cwd: root,
    })
    await mkdir(destination, { recursive: true })
    const tarballs = new Map<string, string>()
    await Promise.all(
      packages.map(async ({ folder, manifest: { name, version } }) => {
        const file = `${name.replace('@', '').replace('/', '-')}-${version}.tgz`
        const unpacked = join(staging, folder)
        await mkdir(unpacked, { recursive: true })
        await run('tar', ['-xzf', join(staging, file), '-C', unpacked])
        await finish(join(unpacked, 'package'), folder, address)
        await run('tar', ['-czf', join(destination, file), '-C', unpacked, 'package'])
        tarballs.set(name, join(destination, file))
      }),
    )
    return tarballs
  } finally {
    await rm(staging, { recursive: true })
  }
}

/** Adds what does not lie in the folder of the package, and makes links work outside the repository. */
async function finish(unpacked: string, folder: string, address: Address): Promise<void> {
  for (const name of await readdir(unpacked)) {
    if (!name.endsWith('.md')) continue
    await rewrite(join(unpacked, name), posix.join(folder, name), address)
  }
  if (folder !== WITH_DOCS) return
  const documents = globSync('docs/{*,*/*}.md', {
    cwd: root,
    exclude: ['docs/{node_modules,site,test}/**'],
  }).map((path) => path.replaceAll('\\', '/'))
  const isInside = new Set(documents)
  for (const path of documents) {
    await mkdir(dirname(join(unpacked, path)), { recursive: true })
    await cp(join(root, path), join(unpacked, path))
    await rewrite(join(unpacked, path), path, address, (target) => isInside.has(target))
  }
}

async function rewrite(
  file: string,
  from: string,
  address: Address,
  stays?: (path: string) => boolean,
): Promise<void> {
  await writeFile(file, withAbsoluteLinks(await readFile(file, 'utf8'), from, address, stays))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , destination] = process.argv
  if (destination === undefined) {
    console.error('say where the tarballs should go: node release/pack.ts FOLDER')
    process.exitCode = 1
  } else {
    for (const tarball of (await pack(destination)).values()) console.log(basename(tarball))
  }
}
