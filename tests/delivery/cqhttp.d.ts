// What the tests use of https://www.npmjs.com/package/cqhttp, which has no types.
declare module 'cqhttp' {
  import type { Server } from 'node:http'

  interface Event {
    readonly message_type: string
    readonly user_id: number
    readonly group_id?: number
    readonly raw_message: string
  }

  class CQHttp {
    constructor(options: { apiRoot?: string; accessToken?: string; secret?: string })
    /** The Koa application; unlike the bot's own `listen`, its own returns the server. */
    app: { listen(port: number, hostname: string): Server }
    on(postType: 'message' | 'notice' | 'request', callback: (event: Event) => unknown): void
  }
  // A bot is a function as well, which its class cannot say.
  interface CQHttp {
    (action: string, params?: object): Promise<unknown>
  }
  export default CQHttp
}
