// Writes the address of the project, which package.json of the workspace says, into every package.json:
// node release/manifests.ts
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Address, readAddress } from './address.ts'
import { type Manifest, type Package, readPackages, root } from './packages.ts'

/** The fields of a package.json that follow from the address. */
export function addressFields({ folder }: Package, { home, git }: Address): Partial<Manifest> {
  return {
    homepage: `${home}/tree/main/${folder}#readme`,
    bugs: { url: `${home}/issues` },
    repository: { type: 'git', url: git, directory: folder },
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const address = await readAddress()
  for (const one of await readPackages()) {
    const manifest = { ...one.manifest, ...addressFields(one, address) }
    await writeFile(
      join(root, one.folder, 'package.json'),
      `${JSON.stringify(manifest, null, 2)}\n`,
    )
  }
}
