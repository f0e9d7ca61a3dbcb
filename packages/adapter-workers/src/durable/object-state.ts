import type { Socket } from '@cqhttp/core/socket'

import type { ExecutionContext } from '../platform.ts'

/**
 * A WebSocket that outlives the memory of its object.
 *
 * @see https://developers.cloudflare.com/durable-objects/best-practices/websockets/
 */
export interface HibernatingSocket extends Socket {
  /** Keeps a value with the socket, at most 2 kB of it. */
  serializeAttachment(value: unknown): void
  /** Gives back what was kept, null without anything. */
  deserializeAttachment(): unknown
}

/**
 * What is used of the context of a Durable Object; `DurableObjectState` of
 * `@cloudflare/workers-types` is one.
 *
 * @see https://developers.cloudflare.com/durable-objects/api/state/
 */
export interface ObjectState extends ExecutionContext {
  /** Takes a socket that may hibernate. */
  acceptWebSocket(socket: HibernatingSocket, tags?: string[]): void
  /** Gives the sockets that were taken, all or those with the tag. */
  getWebSockets(tag?: string): HibernatingSocket[]
}

/** What is used of a binding to a class of Durable Objects. */
export interface ObjectNamespace {
  idFromName(name: string): unknown
  get(id: unknown): ObjectStub
}

interface ObjectStub {
  fetch(request: Request | string, init?: RequestInit): Promise<Response>
}

/** To be looked up in each request: what one holds of an object, another must not use. */
export function objectOf(namespace: ObjectNamespace, name: string): ObjectStub {
  return namespace.get(namespace.idFromName(name))
}

/** What a class of objects needs in the configuration of the Worker. */
export function configOf(binding: string, className: string): string {
  return (
    `wrangler.jsonc needs "durable_objects": { "bindings": ` +
    `[{ "name": "${binding}", "class_name": "${className}" }] }, and "migrations": ` +
    `[{ "tag": "v1", "new_sqlite_classes": ["${className}"] }]`
  )
}

/** Whether it is a binding to a class of Durable Objects. */
export function isNamespace(value: unknown): value is ObjectNamespace {
  return typeof (value as Partial<ObjectNamespace> | null | undefined)?.idFromName === 'function'
}

/** @throws TypeError with what to add to the configuration. */
export function namespaceOf(env: unknown, binding: string): ObjectNamespace {
  const found = (env as Record<string, unknown>)[binding]
  if (isNamespace(found)) return found
  throw new TypeError(`the binding ${binding} is missing: ${configOf(binding, 'Account')}`)
}
