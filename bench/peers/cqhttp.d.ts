// What the benchmark uses beyond tests/delivery/cqhttp.d.ts.
declare module 'cqhttp' {
  import type { RequestListener } from 'node:http'

  interface Event {
    readonly message_id: number
  }

  interface CQHttp {
    app: { callback(): RequestListener }
  }
}
