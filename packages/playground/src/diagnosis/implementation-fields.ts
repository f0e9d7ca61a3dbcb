import { toImplementation as implementationNamed } from '@cqhttp/core/wiring'
import type { ProfileName } from '@cqhttp/sandbox'

/** The implementations whose fields are known. */
export type Implementation = Exclude<ProfileName, 'standard'>

/**
 * How an implementation and a bot are connected: events posted to the bot (`events`), calls taken from it
 * (`api`), a WebSocket that the implementation opens (`reverse`), or one that the bot opens (`forward`).
 */
export type Way = 'events' | 'api' | 'reverse' | 'forward'

/** Where an implementation has the address, and the key that goes with it: a secret or a token. */
interface Fields {
  readonly address: string
  readonly key: string
}

/** The fields as the configuration file of each spells them. */
export const implementationFields: Readonly<Record<Implementation, Readonly<Record<Way, Fields>>>> =
  {
    napcat: {
      events: { address: 'network.httpClients[].url', key: 'network.httpClients[].token' },
      api: { address: 'network.httpServers[].host, .port', key: 'network.httpServers[].token' },
      reverse: {
        address: 'network.websocketClients[].url',
        key: 'network.websocketClients[].token',
      },
      forward: {
        address: 'network.websocketServers[].host, .port',
        key: 'network.websocketServers[].token',
      },
    },
    llbot: {
      events: {
        address: 'ob11.connect[] (HTTP POST, http-post).url',
        key: 'ob11.connect[] (HTTP POST, http-post).token',
      },
      api: { address: 'ob11.connect[] (http).port', key: 'ob11.connect[] (http).token' },
      reverse: {
        address: 'ob11.connect[] (ws-reverse).url',
        key: 'ob11.connect[] (ws-reverse).token',
      },
      forward: { address: 'ob11.connect[] (ws).port', key: 'ob11.connect[] (ws).token' },
    },
    lagrange: {
      events: {
        address: 'Implementations[] (HttpPost).Host, .Port, .Suffix',
        key: 'Implementations[] (HttpPost).Secret',
      },
      api: {
        address: 'Implementations[] (Http).Host, .Port',
        key: 'Implementations[] (Http).AccessToken',
      },
      reverse: {
        address: 'Implementations[] (ReverseWebSocket).Host, .Port, .Suffix',
        key: 'Implementations[] (ReverseWebSocket).AccessToken',
      },
      forward: {
        address: 'Implementations[] (ForwardWebSocket).Host, .Port',
        key: 'Implementations[] (ForwardWebSocket).AccessToken',
      },
    },
    'go-cqhttp': {
      events: { address: 'servers[].http.post[].url', key: 'servers[].http.post[].secret' },
      api: {
        address: 'servers[].http.address',
        key: 'default-middlewares.access-token',
      },
      reverse: {
        address: 'servers[].ws-reverse.universal',
        key: 'default-middlewares.access-token',
      },
      forward: { address: 'servers[].ws.address', key: 'default-middlewares.access-token' },
    },
    snowluma: {
      events: { address: 'networks.httpClients[].url', key: 'networks.httpClients[].accessToken' },
      api: { address: 'networks.httpServers[].port', key: 'networks.httpServers[].accessToken' },
      reverse: { address: 'networks.wsClients[].url', key: 'networks.wsClients[].accessToken' },
      forward: { address: 'networks.wsServers[].port', key: 'networks.wsServers[].accessToken' },
    },
  }

/** The implementation that calls itself so; undefined for one whose fields are not known. */
export function toImplementation(appName: string): Implementation | undefined {
  const found = implementationNamed(appName)
  return found !== undefined && isKnown(found) ? found : undefined
}

function isKnown(name: string): name is Implementation {
  return Object.hasOwn(implementationFields, name)
}
