import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

import { Application, type TypeDocOptions } from 'typedoc'
import type { PluginOptions } from 'typedoc-plugin-markdown'

import { gathered, root } from './repository.ts'

/** The dialects are in the tables: their API is the protocol. */
const left = new Set(['@cqhttp/dialects', '@cqhttp/docs', 'create-cqhttp'])

/** The entries of a package, by their names. */
function entriesOf(manifest: string): [name: string, file: string][] {
  const { name, exports = {} } = JSON.parse(readFileSync(join(root, manifest), 'utf8')) as {
    name: string
    exports?: Record<string, string>
  }
  if (left.has(name)) return []
  return Object.entries(exports)
    .filter(([, file]) => file.endsWith('.ts'))
    .map(([entry, file]) => [join(name, entry), join(root, dirname(manifest), file)])
}

/** Writes the API reference out of the types and their comments. */
export async function writeApi(): Promise<void> {
  const entries = globSync('packages/*/package.json', { cwd: root }).toSorted().flatMap(entriesOf)
  const options: Partial<TypeDocOptions & PluginOptions> = {
    plugin: ['typedoc-plugin-markdown'],
    entryPoints: entries.map(([, file]) => file),
    tsconfig: join(import.meta.dirname, 'tsconfig.api.json'),
    out: join(gathered, 'reference/api'),
    name: 'API',
    readme: 'none',
    entryFileName: 'index',
    router: 'member',
    hidePageHeader: true,
    hideBreadcrumbs: true,
    disableSources: true,
    excludeInternal: true,
    excludePrivate: true,
    treatWarningsAsErrors: true,
    validation: { notExported: false },
    sanitizeComments: true,
    parametersFormat: 'list',
  }
  const app = await Application.bootstrapWithPlugins(options)
  const project = await app.convert()
  if (project === undefined || app.logger.hasErrors() || app.logger.hasWarnings())
    throw new Error('TypeDoc could not read the packages')
  for (const module of project.children ?? []) {
    const entry = entries.find(([, file]) => nameByTypeDoc(file) === module.name)
    if (entry) module.name = entry[0]
  }
  await app.generateOutputs(project)
}

/** What TypeDoc calls an entry: its path below what all have in common. */
function nameByTypeDoc(file: string): string {
  return relative(join(root, 'packages'), file).replace(/(\/index)?\.ts$/, '')
}
