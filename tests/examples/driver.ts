import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An example bot on a runtime. */
interface Running {
  /** Where events are posted; the same after a restart. */
  url: string
  /** Ends its processes without a word, and starts it anew with what it has stored. */
  restart: () => Promise<void>
  /** Has the next minute begin, by the clock of the platform. */
  tick: () => Promise<void>
}

/** Starts an example on a runtime, until the test is finished. */
export interface ExampleDriver {
  name: string
  start: (example: string, variables: Readonly<Record<string, string>>) => Promise<Running>
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The path of an entry of an example. */
export const entryOf = (example: string, entry: string): URL =>
  new URL(`../../examples/${example}/${entry}`, import.meta.url)
