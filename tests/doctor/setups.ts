import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'

import { createSandbox, type SandboxOptions } from '@cqhttp/sandbox'
import { onTestFinished } from 'vitest'

import { cert, key } from '../../packages/adapter-node/test/fixtures/certificate.ts'
import {
  freeAddress,
  moved,
  ownAddress,
  startApi,
  startBot,
  startBroken,
  startFixed,
  startServer,
  startSilentSockets,
} from './ends.ts'
import type { Visit } from './examine.ts'

/** A link that does not work, and what doctor must call it. */
export interface Setup {
  title: string
  codes: readonly string[]
  visit: () => Promise<Visit>
}

const KEY = { CQHTTP_SECRET: 'the-secret' }
const TOKEN = { CQHTTP_ACCESS_TOKEN: 'the-token' }

const OK = { status: 'ok', retcode: 0 }

/** A bot that is as it should be, with an API that is not. */
async function withApi(
  apiRoot: string,
  { args = [], env = {} }: { args?: readonly string[]; env?: Record<string, string> } = {},
): Promise<Visit> {
  const url = await startBot({ secret: 'the-secret' })
  return { url, args: ['--api-root', apiRoot, ...args], env: { ...KEY, ...env } }
}

/** A folder with the configuration of a Worker. */
async function workerFolder(date: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cqhttp-doctor-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const text = `{\n  // "compatibility_date": "2020-01-01",\n  "main": "worker.ts",\n  "compatibility_date": "${date}",\n}\n`
  await writeFile(join(folder, 'wrangler.jsonc'), text)
  return folder
}

/** An implementation that posts a message over and over to an address. */
function startPosting(url: string, options: SandboxOptions): void {
  const sandbox = createSandbox({ ...options, bot: { url }, reconnectInterval: 100 })
  const timer = setInterval(
    () =>
      void sandbox
        .user(10_001)
        .say('hi')
        .catch(() => {}),
    200,
  )
  onTestFinished(async () => {
    clearInterval(timer)
    await sandbox.close()
  })
}

export const botSetups: readonly Setup[] = [
  {
    title: 'nothing listens',
    codes: ['not-running'],
    visit: async () => ({ url: await freeAddress() }),
  },
  {
    title: 'the host name has a typo',
    codes: ['no-such-host'],
    visit: async () => ({ url: 'http://bot.invalid:8080/' }),
  },
  {
    title: 'https to a bot that speaks http',
    codes: ['tls'],
    visit: async () => ({ url: moved(await startBot({ secret: false }), { protocol: 'https:' }) }),
  },
  {
    title: 'a certificate that nobody has signed',
    codes: ['tls'],
    visit: async () => {
      const server = createSecureServer({ cert, key }, (_, response) => response.end())
      onTestFinished(() => {
        server.close()
        server.closeAllConnections()
      })
      await once(server.listen(0, '127.0.0.1'), 'listening')
      return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/` }
    },
  },
  {
    title: 'what listens breaks connections',
    codes: ['connection-broken'],
    visit: async () => ({ url: await startBroken() }),
  },
  {
    title: 'the bot hangs',
    codes: ['timeout'],
    visit: async () => ({ url: await startServer(() => {}), args: ['--timeout', '0.3'] }),
  },
  {
    title: 'the implementation has no secret',
    codes: ['signature-missing'],
    visit: async () => ({ url: await startBot({ secret: 'the-secret' }) }),
  },
  {
    title: 'another secret',
    codes: ['signature-wrong'],
    visit: async () => ({ url: await startBot({ secret: 'other-key' }), env: KEY }),
  },
  {
    title: 'a quote that got into the secret',
    codes: ['signature-wrong'],
    visit: async () => ({ url: await startBot({ secret: '"the-secret"' }), env: KEY }),
  },
  {
    title: 'a bot that has no secret',
    codes: ['signature-unchecked'],
    visit: async () => ({ url: await startBot({ secret: false }), env: KEY }),
  },
  {
    title: 'a bot that knows no secret for the account',
    codes: ['account-unknown'],
    visit: async () => ({
      url: await startBot({ secret: (id) => (id === '5' ? 'the-secret' : undefined) }),
      env: KEY,
      args: ['--self-id', '6'],
    }),
  },
  {
    title: 'a path that the bot has not',
    codes: ['wrong-path'],
    visit: async () => ({
      url: moved(await startBot({ secret: 'the-secret' }), { path: '/onebot/v11' }),
      env: KEY,
    }),
  },
  {
    title: 'no path, for a bot that has one',
    codes: ['wrong-path'],
    visit: async () => ({ url: await startBot({ secret: 'the-secret', path: '/qq' }), env: KEY }),
  },
  {
    title: 'a server that takes no POST',
    codes: ['wrong-method'],
    visit: async () => ({ url: await startFixed(405, 'Method Not Allowed') }),
  },
  {
    title: 'a proxy that redirects to https',
    codes: ['redirect'],
    visit: async () => ({ url: await startFixed(301, '', { location: 'https://bot.invalid/' }) }),
  },
  {
    title: 'a proxy that drops the content type',
    codes: ['content-type'],
    visit: async () => ({
      url: await startFixed(415, 'the content type must be application/json'),
    }),
  },
  {
    title: 'a proxy with a limit of 1 MB',
    codes: ['too-large'],
    visit: async () => ({
      url: await startServer((request, response) => {
        const isLarge = Number(request.headers['content-length']) > 1024 * 1024
        request.resume().on('end', () => response.writeHead(isLarge ? 413 : 204).end())
      }),
    }),
  },
  {
    title: 'a handler that throws',
    codes: ['bot-failed'],
    visit: async () => ({
      url: await startBot({ secret: false }, {}, (bot) => {
        bot.on('meta_event', () => {
          throw new Error('the reason')
        })
      }),
    }),
  },
  {
    title: 'a gateway whose bot is down',
    codes: ['bot-failed'],
    visit: async () => ({ url: await startFixed(502, '<html>Bad Gateway</html>') }),
  },
  {
    title: 'a website',
    codes: ['not-json'],
    visit: async () => ({
      url: await startFixed(200, '<html>hello</html>', { 'content-type': 'text/html' }),
    }),
  },
  {
    title: 'a bot that answers with a list',
    codes: ['no-object'],
    visit: async () => ({ url: await startFixed(200, '[]') }),
  },
  {
    title: 'a firewall of the application',
    codes: ['other-status'],
    visit: async () => ({ url: await startFixed(418, 'no bots') }),
  },
  {
    title: 'the API in the place of the bot',
    codes: ['bot-is-api'],
    visit: async () => ({ url: `${await startApi({ profile: 'napcat' })}/` }),
  },
  {
    title: 'both addresses swapped',
    codes: ['api-is-bot', 'bot-is-api'],
    visit: async () => ({
      url: `${await startApi({ profile: 'llbot' })}/`,
      args: ['--api-root', await startBot({ secret: 'the-secret' })],
    }),
  },
  {
    title: 'an implementation in a container, and a bot at 127.0.0.1',
    codes: ['container-loopback'],
    visit: async () => ({
      url: await startBot({ secret: 'the-secret' }),
      env: KEY,
      args: ['--container'],
    }),
  },
  ...(ownAddress === undefined
    ? []
    : [
        {
          title: 'a bot that listens on 127.0.0.1 only',
          codes: ['loopback-only'],
          visit: async () => ({
            url: moved(await startBot({ secret: 'the-secret' }), { hostname: ownAddress }),
            env: KEY,
          }),
        },
        {
          title: 'a bot for the whole network, without a secret',
          codes: ['secret-none'],
          visit: async () => ({
            url: moved(await startBot({ secret: false }, { hostname: '0.0.0.0' }), {
              hostname: ownAddress,
            }),
          }),
        },
      ]),
]

export const socketSetups: readonly Setup[] = [
  {
    title: 'no bot to dial',
    codes: ['not-running'],
    visit: async () => ({ url: moved(await freeAddress(), { protocol: 'ws:', path: '/ws' }) }),
  },
  {
    title: 'no token',
    codes: ['socket-token-missing'],
    visit: async () => ({ url: await startSocketBot() }),
  },
  {
    title: 'another token',
    codes: ['socket-token-wrong'],
    visit: async () => ({ url: await startSocketBot(), env: { CQHTTP_ACCESS_TOKEN: 'other-key' } }),
  },
  {
    title: 'a bot that has no token',
    codes: ['socket-token-unchecked'],
    visit: async () => ({
      url: moved(await startBot({ secret: false }), { protocol: 'ws:', path: '/ws' }),
      env: TOKEN,
    }),
  },
  {
    title: 'the path of another framework',
    codes: ['socket-path'],
    visit: async () => ({
      url: moved(await startSocketBot(), { path: '/onebot/v11/ws' }),
      env: TOKEN,
    }),
  },
  {
    title: 'a bot that takes HTTP only',
    codes: ['socket-http-only'],
    visit: async () => ({
      url: moved(await startFixed(405, 'events are posted'), { protocol: 'ws:', path: '/ws' }),
      env: TOKEN,
    }),
  },
  {
    title: 'a proxy that does not reach the bot',
    codes: ['socket-failed'],
    visit: async () => ({
      url: moved(await startFixed(502, 'Bad Gateway'), { protocol: 'ws:', path: '/ws' }),
    }),
  },
  {
    title: 'wss to a bot that speaks ws',
    codes: ['tls'],
    visit: async () => ({ url: moved(await startSocketBot(), { protocol: 'wss:' }), env: TOKEN }),
  },
  {
    title: 'an implementation in a container, which dials 127.0.0.1',
    codes: ['container-loopback'],
    visit: async () => ({ url: await startSocketBot(), env: TOKEN, args: ['--container'] }),
  },
  ...(ownAddress === undefined
    ? []
    : [
        {
          title: 'a bot without a token, and another machine',
          codes: ['socket-token-required'],
          visit: async () => ({
            url: moved(await startBot({ secret: false }, { hostname: '0.0.0.0' }), {
              hostname: ownAddress,
              protocol: 'ws:',
              path: '/ws',
            }),
          }),
        },
      ]),
]

export async function startSocketBot(): Promise<string> {
  const url = await startBot({ secret: false, accessToken: 'the-token' })
  return moved(url, { protocol: 'ws:', path: '/ws' })
}

export const apiSetups: readonly Setup[] = [
  {
    title: 'no HTTP server',
    codes: ['api-not-running'],
    visit: async () => withApi(await freeAddress()),
  },
  {
    title: 'the host name has a typo',
    codes: ['api-no-such-host'],
    visit: () => withApi('http://napcat.invalid:3000'),
  },
  {
    title: 'https to an API that speaks http',
    codes: ['api-tls'],
    visit: async () => withApi(moved(await startApi({}), { protocol: 'https:' })),
  },
  {
    title: 'an implementation that hangs',
    codes: ['api-timeout'],
    visit: async () => withApi(await startServer(() => {}), { args: ['--timeout', '0.5'] }),
  },
  {
    title: 'the port of something else',
    codes: ['api-broken'],
    visit: async () => withApi(await startBroken()),
  },
  ...(['standard', 'napcat', 'llbot', 'lagrange', 'go-cqhttp', 'snowluma'] as const).flatMap(
    (profile) => [
      {
        title: `no token for ${profile}`,
        codes: ['api-token-missing'],
        visit: async () => withApi(await startApi({ profile, accessToken: 'the-token' })),
      },
      {
        title: `another token for ${profile}`,
        codes: ['api-token-wrong'],
        visit: async () =>
          withApi(await startApi({ profile, accessToken: 'other-key' }), { env: TOKEN }),
      },
    ],
  ),
  {
    title: 'an API that asks for no token',
    codes: ['api-token-unchecked'],
    visit: async () => withApi(await startApi({ profile: 'napcat' }), { env: TOKEN }),
  },
  {
    title: 'the port of the WebUI',
    codes: ['api-web-page'],
    visit: async () =>
      withApi(
        await startFixed(404, '<!DOCTYPE html><title>WebUI</title>', {
          'content-type': 'text/html; charset=utf-8',
        }),
      ),
  },
  {
    title: 'the port of a WebUI that redirects to its login',
    codes: ['api-web-page'],
    visit: async () => withApi(await startFixed(302, '', { location: '/webui/' })),
  },
  {
    title: 'the address of the bot as that of the API',
    codes: ['api-is-bot'],
    visit: async () => withApi(await startBot({ secret: 'x' })),
  },
  {
    title: 'the port of the WebSocket server',
    codes: ['api-is-socket'],
    visit: async () => withApi(await startSilentSockets()),
  },
  {
    title: 'a path that the API has not',
    codes: ['api-path'],
    visit: async () => withApi(`${await startApi({ profile: 'llbot' })}/api`),
  },
  {
    title: 'a proxy that redirects',
    codes: ['api-redirect'],
    visit: async () => withApi(await startFixed(308, '', { location: 'https://napcat.invalid/' })),
  },
  {
    title: 'an implementation that is not logged in',
    codes: ['api-failed'],
    visit: async () =>
      withApi(await startFixed(200, '{"status":"failed","retcode":1404,"data":null}')),
  },
  {
    title: 'another JSON API',
    codes: ['api-other'],
    visit: async () => withApi(await startFixed(404, '{"detail":"Not Found"}')),
  },
  {
    title: 'another account',
    codes: ['account-other'],
    visit: async () => withApi(await startApi({ self: 12_345 }), { args: ['--self-id', '54321'] }),
  },
  {
    title: 'QQ is offline',
    codes: ['account-offline'],
    visit: async () =>
      withApi(
        await startServer((request, response) => {
          const data = request.url?.includes('status')
            ? { online: false, good: true }
            : { user_id: 5, nickname: 'bot' }
          const isRight = request.headers.authorization === undefined
          request.resume().on('end', () => {
            response.writeHead(isRight ? 200 : 401).end(JSON.stringify({ ...OK, data }))
          })
        }),
      ),
  },
]

export const serverSetups: readonly Setup[] = [
  {
    title: 'no WebSocket server',
    codes: ['server-off'],
    visit: async () => withApi(moved(await freeAddress(), { protocol: 'ws:' })),
  },
  ...(['standard', 'napcat', 'llbot', 'lagrange', 'go-cqhttp', 'snowluma'] as const).flatMap(
    (profile) => [
      {
        title: `no token for the socket of ${profile}`,
        codes: ['server-token-missing'],
        visit: async () =>
          withApi(
            moved(await startApi({ profile, accessToken: 'the-token' }), { protocol: 'ws:' }),
          ),
      },
      {
        title: `another token for the socket of ${profile}`,
        codes: ['server-token-wrong'],
        visit: async () =>
          withApi(
            moved(await startApi({ profile, accessToken: 'other-key' }), { protocol: 'ws:' }),
            {
              env: TOKEN,
            },
          ),
      },
    ],
  ),
  {
    title: 'the port of the HTTP server',
    codes: ['server-path'],
    visit: async () => withApi(moved(await startFixed(426, ''), { protocol: 'ws:' })),
  },
  {
    title: 'the path for events only',
    codes: ['server-events-only'],
    visit: async () =>
      withApi(
        moved(await startApi({ profile: 'go-cqhttp' }), { protocol: 'ws:', path: '/event' }),
        {
          args: ['--timeout', '1'],
        },
      ),
  },
  {
    title: 'a WebSocket server that does not speak OneBot',
    codes: ['server-silent'],
    visit: async () =>
      withApi(moved(await startSilentSockets(), { protocol: 'ws:' }), { args: ['--timeout', '1'] }),
  },
]

export const workerSetups: readonly Setup[] = [
  {
    title: 'an API at home, by its private address',
    codes: ['worker-loopback'],
    visit: async () => ({
      ...(await withApi(await startApi({}))),
      cwd: await workerFolder('2026-01-01'),
    }),
  },
  {
    title: 'a bare IP address',
    codes: ['api-not-running', 'worker-bare-ip'],
    visit: async () => ({
      ...(await withApi('http://255.255.255.255:5700', { args: ['--runtime', 'workers'] })),
    }),
  },
  {
    title: 'a port, and an old compatibility date',
    codes: ['api-no-such-host', 'worker-old-date'],
    visit: async () => ({
      ...(await withApi('http://napcat.example.invalid:5700')),
      cwd: await workerFolder('2024-09-01'),
    }),
  },
]

const WAIT = ['--wait', '5']

export const waitSetups: readonly Setup[] = [
  {
    title: 'an implementation that posts nothing',
    codes: ['nothing-came'],
    visit: async () => ({ url: await freeAddress(), args: ['--wait', '0.3'] }),
  },
  {
    title: 'an implementation that does not sign',
    codes: ['signature-missing'],
    visit: async () => {
      const url = await freeAddress()
      startPosting(url, { profile: 'napcat' })
      return { url, args: WAIT, env: KEY }
    },
  },
  {
    title: 'an implementation with another secret',
    codes: ['signature-wrong'],
    visit: async () => {
      const url = await freeAddress()
      startPosting(url, { profile: 'lagrange', secret: 'other-key' })
      return { url, args: WAIT, env: KEY }
    },
  },
  {
    title: 'an implementation with another path',
    codes: ['wrong-path'],
    visit: async () => {
      const url = await freeAddress()
      startPosting(moved(url, { path: '/qq' }), { profile: 'llbot' })
      return { url, args: WAIT }
    },
  },
  {
    title: 'an implementation of another account',
    codes: ['account-other'],
    visit: async () => {
      const url = await freeAddress()
      startPosting(url, { profile: 'snowluma', self: 12_345 })
      return { url, args: [...WAIT, '--self-id', '54321'] }
    },
  },
  {
    title: 'a WebSocket client in place of an HTTP client',
    codes: ['came-by-socket'],
    visit: async () => {
      const url = await freeAddress()
      startPosting(moved(url, { protocol: 'ws:' }), { profile: 'napcat' })
      return { url, args: WAIT }
    },
  },
  {
    title: 'an HTTP client in place of a WebSocket client',
    codes: ['came-by-http'],
    visit: async () => {
      const url = await freeAddress()
      startPosting(url, { profile: 'go-cqhttp' })
      return { url: moved(url, { protocol: 'ws:' }), args: WAIT }
    },
  },
  {
    title: 'a WebSocket client without a token',
    codes: ['socket-token-missing'],
    visit: async () => {
      const url = moved(await freeAddress(), { protocol: 'ws:', path: '/ws' })
      startPosting(url, { profile: 'llbot' })
      return { url, args: WAIT, env: TOKEN }
    },
  },
  {
    title: 'a WebSocket client with another token',
    codes: ['socket-token-wrong'],
    visit: async () => {
      const url = moved(await freeAddress(), { protocol: 'ws:', path: '/ws' })
      startPosting(url, { profile: 'go-cqhttp', accessToken: 'other-key' })
      return { url, args: WAIT, env: TOKEN }
    },
  },
  {
    title: 'a WebSocket client with another path',
    codes: ['socket-path'],
    visit: async () => {
      const url = moved(await freeAddress(), { protocol: 'ws:', path: '/ws' })
      startPosting(moved(url, { path: '/onebot' }), {
        profile: 'snowluma',
        accessToken: 'the-token',
      })
      return { url, args: WAIT, env: TOKEN }
    },
  },
]
