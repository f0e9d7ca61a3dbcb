import type { Runtime, Wish } from './choices.ts'
import type { Files } from './template-files.ts'

/** The file that starts the bot on each runtime. */
export const entryOf: Readonly<Record<Runtime, string>> = {
  node: 'node.ts',
  workers: 'worker.ts',
  lambda: 'lambda.ts',
  bun: 'bun.ts',
  deno: 'deno.ts',
}

/** Files that belong to one runtime, beside its entry. */
const configurations: Readonly<Record<string, Runtime>> = {
  'wrangler.jsonc': 'workers',
  'template.yaml': 'lambda',
}

/** Entries that hold sockets, where the usual ones do not. */
const SOCKETS = 'sockets/'

/** Where a template says which variables it reads beside those of every bot. */
export const VARIABLES = 'variables.env'

/**
 * Chooses the files of a project: the bot and its tests, and of all entries the one of the runtime.
 *
 * @param own The files of the template.
 * @param common The files of the template whose entries the others share.
 */
export function chooseFiles({ runtime, transport }: Wish, own: Files, common: Files): Files {
  const chosen: Files = new Map()
  for (const [path, text] of own) {
    const isChosen = !path.startsWith(SOCKETS) && path !== VARIABLES && !runtimeOf(path)
    if (isChosen) chosen.set(path, text)
  }
  for (const path of [entryOf[runtime], ...Object.keys(configurations)]) {
    if (runtimeOf(path) !== runtime) continue
    // On Node and Workers, one entry takes both.
    const places = transport === 'ws' ? [SOCKETS + path, path] : [path]
    const text = places.map((place) => own.get(place) ?? common.get(place)).find(Boolean)
    if (text !== undefined) chosen.set(path, text.replaceAll("'../bot.ts'", "'./bot.ts'"))
  }
  return chosen
}

function runtimeOf(path: string): Runtime | undefined {
  const [runtime] = Object.entries(entryOf).find(([, entry]) => entry === path) ?? []
  return (runtime as Runtime | undefined) ?? configurations[path]
}
