import { readFile } from 'node:fs/promises'

/** Where the project can be read by the public. */
export interface Address {
  /** The page of the repository, without a slash at the end. */
  readonly home: string
  /** The URL that npm and git use. */
  readonly git: string
}

/** The address of the project: package.json of the workspace is the only place that says it. */
export async function readAddress(): Promise<Address> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8')
  const { url } = (JSON.parse(text) as { repository: { url: string } }).repository
  return { home: url.replace(/^git\+/, '').replace(/\.git$/, ''), git: url }
}

/** The page of a file or folder, by its path from the root of the repository. */
export function pageOf({ home }: Address, path: string): string {
  // Pictures are wanted as bytes, not as a page about them.
  const view = /\.(?:png|jpe?g|gif|svg|webp)$/.test(path) ? 'raw' : 'blob'
  return `${home}/${view}/main/${path}`
}
