import type { Implementation, Way } from './implementation-fields.ts'
import { placeOf } from './handshake.ts'

/** What stands for a key in a block, which is never printed itself. */
const KEYS: Readonly<Record<Way, string>> = {
  events: 'the value of CQHTTP_SECRET',
  api: 'the value of CQHTTP_ACCESS_TOKEN',
  reverse: 'the value of CQHTTP_ACCESS_TOKEN',
  forward: 'the value of CQHTTP_ACCESS_TOKEN',
}

/** What is filled in: the address, its parts, and what stands for the key. */
interface Filling {
  readonly url: string
  readonly host: string
  readonly port: number
  readonly path: string
  readonly key: string
}

type Write = (filling: Filling) => string

const json = (value: unknown): string => JSON.stringify(value, null, 2)

const napcat = (name: string, entry: (filling: Filling) => object): Write => {
  return (filling) => {
    const common = { name: 'bot', enable: true, messagePostFormat: 'array', token: filling.key }
    return json({ network: { [name]: [{ ...common, ...entry(filling) }] } })
  }
}
const llbot = (type: string, entry: (filling: Filling) => object): Write => {
  return (filling) => {
    const common = { type, enable: true, messageFormat: 'array', token: filling.key }
    return json({ ob11: { enable: true, connect: [{ ...common, ...entry(filling) }] } })
  }
}
const lagrange = (Type: string, entry: (filling: Filling) => object): Write => {
  return (filling) => json({ Implementations: [{ Type, ...entry(filling) }] })
}
const snowluma = (name: string, entry: (filling: Filling) => object): Write => {
  return (filling) => {
    const common = { name: 'bot', enabled: true, accessToken: filling.key }
    return json({ networks: { [name]: [{ ...common, ...entry(filling) }] } })
  }
}
const yaml = (...lines: string[]): string => lines.join('\n')

const blocks: Readonly<Record<Implementation, Readonly<Record<Way, Write>>>> = {
  napcat: {
    events: napcat('httpClients', ({ url }) => ({ url })),
    api: napcat('httpServers', ({ host, port }) => ({ host, port })),
    reverse: napcat('websocketClients', ({ url }) => ({ url, reconnectInterval: 5000 })),
    forward: napcat('websocketServers', ({ host, port }) => ({ host, port })),
  },
  llbot: {
    events: llbot('http-post', ({ url }) => ({ url })),
    api: llbot('http', ({ port }) => ({ port })),
    reverse: llbot('ws-reverse', ({ url }) => ({ url, heartInterval: 60_000 })),
    forward: llbot('ws', ({ port }) => ({ port, heartInterval: 60_000 })),
  },
  lagrange: {
    events: lagrange('HttpPost', ({ host, port, path, key }) => ({
      Host: host,
      Port: port,
      Suffix: path,
      Secret: key,
    })),
    api: lagrange('Http', ({ host, port, key }) => ({ Host: host, Port: port, AccessToken: key })),
    reverse: lagrange('ReverseWebSocket', ({ host, port, path, key }) => ({
      Host: host,
      Port: port,
      Suffix: path,
      ReconnectInterval: 5000,
      AccessToken: key,
    })),
    forward: lagrange('ForwardWebSocket', ({ host, port, key }) => ({
      Host: host,
      Port: port,
      AccessToken: key,
    })),
  },
  'go-cqhttp': {
    events: ({ url, key }) =>
      yaml(
        'servers:',
        '  - http:',
        '      post:',
        `        - url: ${json(url)}`,
        `          secret: ${json(key)}`,
      ),
    api: ({ host, port, key }) =>
      yaml(
        'servers:',
        '  - http:',
        `      address: ${host}:${port}`,
        '      middlewares:',
        `        access-token: ${json(key)}`,
      ),
    reverse: ({ url, key }) =>
      yaml(
        'servers:',
        '  - ws-reverse:',
        `      universal: ${json(url)}`,
        '      reconnect-interval: 3000',
        '      middlewares:',
        `        access-token: ${json(key)}`,
      ),
    forward: ({ host, port, key }) =>
      yaml(
        'servers:',
        '  - ws:',
        `      address: ${host}:${port}`,
        '      middlewares:',
        `        access-token: ${json(key)}`,
      ),
  },
  snowluma: {
    events: snowluma('httpClients', ({ url }) => ({ url })),
    api: snowluma('httpServers', ({ port }) => ({ port })),
    reverse: snowluma('wsClients', ({ url }) => ({ url })),
    forward: snowluma('wsServers', ({ port }) => ({ port })),
  },
}

/**
 * What to put into the configuration of an implementation, with words in the place of keys.
 *
 * @param url The address: of the bot for `events` and `reverse`, of the implementation for the others. Its
 *   query, user and password are left out.
 */
export function writeBlock(implementation: Implementation, way: Way, url: string): string {
  const { port, path } = placeOf(url)
  const { hostname = '127.0.0.1', origin = url, protocol = 'http:' } = URL.parse(url) ?? {}
  // Browsers and Node give sockets no origin of their own everywhere.
  const base = origin === 'null' ? `${protocol}//${URL.parse(url)?.host ?? ''}` : origin
  return blocks[implementation][way]({
    url: `${base}${path}`,
    host: hostname,
    port: Number(port),
    path,
    key: `<${KEYS[way]}>`,
  })
}
