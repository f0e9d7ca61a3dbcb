import { readdir, readFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Template, templates } from './choices.ts'

/** What the build of this package has written down beside the templates. */
export interface TemplateIndex {
  /** The templates that there are. */
  readonly templates: readonly Template[]
  /** The version range of every package that a project may need, by name. */
  readonly versions: Readonly<Record<string, string>>
}

/** The texts of a template's files, by path with slashes. */
export type Files = Map<string, string>

const folder = fileURLToPath(new URL('.', import.meta.resolve('#templates/index.json')))

/** Reads which templates there are. */
export async function readIndex(): Promise<TemplateIndex> {
  const index = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as TemplateIndex
  const known = Object.keys(templates) as Template[]
  return { ...index, templates: known.filter((name) => index.templates.includes(name)) }
}

/** Reads all files of a template. */
export async function readTemplate(name: Template): Promise<Files> {
  const root = join(folder, name)
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const files: Files = new Map()
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const relative = path.slice(root.length + 1).replaceAll('\\', '/')
    files.set(posix.normalize(relative), await readFile(path, 'utf8'))
  }
  return files
}
