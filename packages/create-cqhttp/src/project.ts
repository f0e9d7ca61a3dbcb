import type { Wish } from './choices.ts'
import { dockerFiles } from './docker.ts'
import { formatDocuments } from './documents/documents.ts'
import { chooseFiles, entryOf, VARIABLES } from './entries.ts'
import { formatManifest } from './manifest.ts'
import type { PackageManager } from './package-manager.ts'
import { type Files, readTemplate, type TemplateIndex } from './template-files.ts'
import { formatVariables } from './variables.ts'

/** What the names in the configurations of the templates stand for. */
const TEMPLATE_NAME = /"name": "cqhttp-[a-z-]+"/

const tsconfig = {
  compilerOptions: {
    target: 'es2024',
    module: 'nodenext',
    lib: ['es2024', 'dom'],
    types: ['node'],
    strict: true,
    noUncheckedIndexedAccess: true,
    // What runs the files removes types, and nothing more.
    erasableSyntaxOnly: true,
    verbatimModuleSyntax: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
  },
  exclude: ['node_modules', 'dist'],
}

/** Packages that want to run programs when they are installed, which pnpm asks about; none needs to. */
const PNPM_SETTINGS = 'allowBuilds:\n  esbuild: false\n  sharp: false\n  workerd: false\n'

/** Makes the files of a project. */
export async function createFiles(
  name: string,
  wish: Wish,
  manager: PackageManager,
  { versions }: TemplateIndex,
): Promise<Files> {
  const [own, common] = await Promise.all([readTemplate(wish.template), readTemplate('echo')])
  const files = chooseFiles(wish, own, common)
  const configuration = files.get('wrangler.jsonc')
  if (configuration !== undefined) {
    files.set(
      'wrangler.jsonc',
      configuration.replace(TEMPLATE_NAME, () => `"name": "${name}"`),
    )
  }
  const written: [string, string][] = [
    ['package.json', formatManifest(name, wish, files, manager, versions)],
    ['tsconfig.json', `${JSON.stringify(tsconfig, null, 2)}\n`],
    ['.env', formatVariables(wish, own.get(VARIABLES))],
    ['.gitignore', 'node_modules\ndist\n.env\n.env.*\n*.db*\n.dev.vars\n.wrangler\n'],
    ...formatDocuments({ ...wish, name, run: manager.run }),
    ...dockerFiles(wish.runtime, /\bSTORE\b/.test(files.get(entryOf[wish.runtime]) ?? '')),
  ]
  for (const [path, text] of written) files.set(path, text)
  if (manager.name === 'pnpm') files.set('pnpm-workspace.yaml', PNPM_SETTINGS)
  return files
}
