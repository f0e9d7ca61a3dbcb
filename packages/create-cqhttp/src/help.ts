import { runtimes, type Template, transports } from './choices.ts'

/** What `create-cqhttp --help` prints. */
export function help(available: readonly Template[]): string {
  return `Usage: npm create cqhttp@latest [folder] -- [options]

Makes the project of a QQ bot in a new folder, and installs what it needs. It asks for what the options
do not say; without a terminal, or with -y, it takes the defaults.

  --runtime NAME     ${Object.keys(runtimes).join(', ')}; default node
  --transport NAME   ${Object.keys(transports).join(', ')}: HTTP, or reverse WebSocket; default http
  --template NAME    ${available.join(', ')}; default echo
  --language NAME    en, zh: of the documents in the project; default that of the machine
  -y, --yes          ask nothing
  --no-install       only write the files
  --help, --version
`
}
