/** The pnpm that runs this program, as a command to run: it may not be on the path. */
export function pnpmCommand(): [command: string, ...args: string[]] {
  const { npm_execpath: path = '' } = process.env
  if (!/pnpm[^/\\]*$/.test(path)) return ['pnpm']
  return /\.[cm]?js$/.test(path) ? [process.execPath, path] : [path]
}
