import type { Limit } from '../conformance/limits.ts'

/** The variables of the bot; its API is the socket alone. */
export interface Variables {
  CQHTTP_ACCESS_TOKEN: string
  CQHTTP_SECRET: string
}

/** A way to run the bot that takes sockets. */
export interface ReverseDriver {
  name: string
  limits?: readonly Limit[]
  start(variables: Variables): Promise<{
    /** Of HTTP, with a slash at the end. */
    url: string
    close: () => Promise<void>
  }>
}

/** A way to run the bot that dials. */
export interface ForwardDriver {
  name: string
  start(
    variables: Variables & { CQHTTP_SOCKET_URL: string },
  ): Promise<{ close: () => Promise<void> }>
}
