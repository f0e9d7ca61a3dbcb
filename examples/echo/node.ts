// The bot on Node: `node examples/echo/node.ts`, configured by environment variables.
import { isIPv4 } from 'node:net'

import { serve } from '@cqhttp/adapter-node'

import { createBot } from './bot.ts'

/** Treats an empty variable as not set. */
function read(name: string): string | undefined {
  return process.env[name] || undefined
}

function readPort(): number {
  const text = read('PORT') ?? '8080'
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new Error(`PORT must be a whole number from 0 to 65535, but it is ${JSON.stringify(text)}`)
}

/** The bot may go without a secret only on a loopback address, where no other machine can post. */
function readSecret(hostname: string): string | false {
  const secret = read('CQHTTP_SECRET')
  if (secret !== undefined) return secret
  if (isLoopback(hostname)) return false
  throw new Error(
    `CQHTTP_SECRET is not set: on ${hostname} anybody could post events; ` +
      'set it to a long random text, here and in the OneBot implementation',
  )
}

function isLoopback(hostname: string): boolean {
  if (hostname === 'localhost' || hostname === '::1') return true
  return isIPv4(hostname) && hostname.startsWith('127.')
}

interface Started {
  url: string
  hostname: string
  secret: string | false
  apiRoot: string | undefined
}

function instructions({ url, hostname, secret, apiRoot }: Started): string {
  const { hostname: host, port } = new URL(url)
  const key = secret === false ? '(empty)' : 'the value of CQHTTP_SECRET'
  const isWildcard = hostname === '0.0.0.0' || hostname === '::'
  const lines = [
    `The echo bot listens on ${url}`,
    ...(isWildcard
      ? ["From another machine or container, use this machine's address instead."]
      : []),
    ...(secret === false
      ? ['CQHTTP_SECRET is not set: every program on this machine can post events.']
      : []),
    '',
    'Enter this in the OneBot implementation (在 OneBot 实现中这样填写):',
    '',
    `  NapCat     HTTP client (HTTP 客户端): url ${url}  token ${key}`,
    `  LLBot      HTTP webhook (HTTP 上报): url ${url}  token ${key}`,
    `  SnowLuma   httpClients: url ${url}  accessToken ${key}`,
    `  Lagrange   HttpPost: Host ${host}  Port ${port}  Suffix /  Secret ${key}`,
    '  go-cqhttp  servers: - http: post:',
    `               - url: ${url}`,
    `                 secret: ${key}`,
    '',
  ]
  if (apiRoot === undefined) {
    lines.push(
      'CQHTTP_API_ROOT is not set, so the bot cannot send. Set it to the address of the HTTP',
      "server of the implementation, such as http://127.0.0.1:5700, and CQHTTP_ACCESS_TOKEN to that server's",
      'access token (NapCat, LLBot: token).',
    )
  } else {
    lines.push(
      `The bot calls the implementation's HTTP server at ${apiRoot} (CQHTTP_API_ROOT),`,
      'whose access token (NapCat, LLBot: token) must be the value of CQHTTP_ACCESS_TOKEN.',
    )
  }
  return lines.join('\n')
}

async function main(): Promise<void> {
  const hostname = read('HOST') ?? '127.0.0.1'
  const port = readPort()
  const secret = readSecret(hostname)
  const apiRoot = read('CQHTTP_API_ROOT')
  const bot = createBot({
    CQHTTP_API_ROOT: apiRoot,
    CQHTTP_ACCESS_TOKEN: read('CQHTTP_ACCESS_TOKEN'),
    CQHTTP_SECRET: secret,
  })
  const server = await serve(bot, { hostname, port })
  const { url } = server
  // The sandbox has started it and set everything up.
  if (read('CQHTTP_SANDBOX') !== undefined) console.log('The echo bot is running.')
  else console.log(instructions({ url, hostname: server.hostname, secret, apiRoot }))
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
