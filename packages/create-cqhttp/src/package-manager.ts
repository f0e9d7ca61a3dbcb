/** What installs packages and runs scripts. */
export interface PackageManager {
  readonly name: string
  /** The command that installs what package.json names. */
  readonly install: readonly string[]
  /** What stands in front of the name of a script. */
  readonly run: string
}

const managers: Readonly<Record<string, PackageManager>> = {
  // What has been downloaded before is taken without asking the registry.
  npm: {
    name: 'npm',
    install: ['npm', 'install', '--prefer-offline', '--no-audit', '--no-fund'],
    run: 'npm run',
  },
  pnpm: { name: 'pnpm', install: ['pnpm', 'install', '--prefer-offline'], run: 'pnpm' },
  yarn: { name: 'yarn', install: ['yarn', 'install'], run: 'yarn' },
  bun: { name: 'bun', install: ['bun', 'install'], run: 'bun run' },
  deno: { name: 'deno', install: ['deno', 'install'], run: 'deno task' },
}

/** The package manager that runs this program, by what it says of itself; otherwise npm. */
export function packageManagerOf(env: NodeJS.ProcessEnv): PackageManager {
  const [name = ''] = (env['npm_config_user_agent'] ?? '').split('/', 1)
  const npm = managers['npm'] as PackageManager
  return Object.hasOwn(managers, name) ? (managers[name] ?? npm) : npm
}
