declare module 'dynalite' {
  import type { Server } from 'node:http'

  /** A server as DynamoDB is one, in memory. */
  export default function dynalite(options?: { createTableMs?: number; path?: string }): Server
}
