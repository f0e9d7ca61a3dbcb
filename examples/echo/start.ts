// `pnpm start` runs the bot on Node with a page to chat with it, and restarts the bot when its
// files change. It takes the options of `cqhttp sandbox`, and `--socket`, with which events and calls go
// over one WebSocket that the sandbox opens.
import { once } from 'node:events'
import { createServer, isIPv6 } from 'node:net'
import { fileURLToPath } from 'node:url'

import { runCli } from '@cqhttp/cli'

const { env, execPath, argv } = process

/** Looks for a free port first: under --watch, a bot without one would wait instead of ending. */
async function choosePort(hostname: string): Promise<number> {
  const asked = env['PORT'] ? Number(env['PORT']) : undefined
  for (let port = asked ?? 8080; ; port += 1) {
    const probe = createServer()
    try {
      await once(probe.listen(port, hostname), 'listening')
      const { port: found } = probe.address() as { port: number }
      probe.close()
      await once(probe, 'close')
      return found
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      if (code !== 'EADDRINUSE') throw new Error(`cannot listen on ${hostname}: ${message}`)
      if (asked === undefined && port < 8100) continue
      throw new Error(
        `port ${port} on ${hostname} is in use; stop the program that has it, or choose another ` +
          'by the variable PORT',
      )
    }
  }
}

async function main(): Promise<number> {
  const hostname = env['HOST'] || '127.0.0.1'
  const port = await choosePort(hostname)
  env['PORT'] = String(port)
  const isWildcard = hostname === '0.0.0.0' || hostname === '::'
  const name = isWildcard ? '127.0.0.1' : isIPv6(hostname) ? `[${hostname}]` : hostname
  const bot = fileURLToPath(new URL('node.ts', import.meta.url))
  const isSocket = argv.includes('--socket')
  return runCli([
    'sandbox',
    '--post-url',
    isSocket ? `ws://${name}:${port}/ws` : `http://${name}:${port}/`,
    ...argv.slice(2).filter((argument) => argument !== '--socket'),
    '--',
    execPath,
    '--watch',
    '--watch-preserve-output',
    bot,
  ])
}

if (
  env['CQHTTP_API_ROOT'] ||
  !/^\d{0,5}$/.test(env['PORT'] ?? '') ||
  Number(env['PORT']) > 65_535
) {
  // Run only the bot: it has a real implementation, or PORT is malformed and the bot says so.
  await import('./node.ts')
} else {
  try {
    process.exitCode = await main()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
