// `pnpm start`: the bot on Node, started anew when its files change, with a page to chat with it.
import { isIPv6 } from 'node:net'
import { fileURLToPath } from 'node:url'

import { runCli } from '@cqhttp/sandbox/cli'

const { env, execPath, argv } = process

if (env['CQHTTP_API_ROOT']) {
  // There is an implementation already.
  await import('./node.ts')
} else {
  const host = env['HOST'] || '127.0.0.1'
  const isWildcard = host === '0.0.0.0' || host === '::'
  const name = isWildcard ? '127.0.0.1' : isIPv6(host) ? `[${host}]` : host
  const bot = fileURLToPath(new URL('node.ts', import.meta.url))
  process.exitCode = await runCli([
    'sandbox',
    '--post-url',
    `http://${name}:${env['PORT'] || 8080}/`,
    ...argv.slice(2),
    '--',
    execPath,
    '--watch',
    '--watch-preserve-output',
    bot,
  ])
}
