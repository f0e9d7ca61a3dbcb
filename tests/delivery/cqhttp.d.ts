// What the tests and the benchmarks use of the npm package cqhttp, which has no types.
declare module 'cqhttp-npm' {
  import type { Server } from 'node:http'

  interface Event {
    readonly message_id: number
    readonly message_type: string
    readonly user_id: number
    readonly group_id?: number
    readonly raw_message: string
  }

  /** A bot is a function that calls actions as well. */
  interface CQHttp {
    (action: string, params?: object): Promise<unknown>
    /** The Koa application, whose `listen` returns the server; the bot's own does not. */
    app: { listen(port: number, hostname: string): Server }
    on(postType: 'message' | 'notice' | 'request', callback: (event: Event) => unknown): void
  }
  const CQHttp: new (options: { apiRoot?: string; accessToken?: string; secret?: string }) => CQHttp
  export default CQHttp
}
