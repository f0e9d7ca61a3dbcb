import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'

/** The access token that {@link Implementation} asks for. */
export const ACCESS_TOKEN = 'the-token'

/** An action that was called, with the body as it was sent. */
export type ApiCall = readonly [action: string, body: string]

/** The HTTP API of a OneBot implementation. */
export interface Implementation {
  apiRoot: string
  /** What was called so far; calls without the token are among them as `unauthorized`. */
  calls: ApiCall[]
  /** Answers the calls of `hold`, which wait for it. */
  release(): void
  close(): Promise<void>
}

/** As a server of another kind answers: zipped, with fields of its own connection. */
function sendZipped(res: ServerResponse): void {
  const zipped = gzipSync('hello from upstream')
  res.writeHead(200, {
    'content-type': 'text/plain; charset=utf-8',
    'content-encoding': 'gzip',
    'content-length': zipped.length,
    connection: 'keep-alive, x-hop',
    'x-hop': 'its own',
  })
  res.end(zipped)
}

const ok = (data: string): string => `{"status":"ok","retcode":0,"data":${data}}`

/** Answers by action; all other actions get an empty result. */
const answers: Record<string, [status: number, body: string]> = {
  send_msg: [200, ok('{"message_id":-2147483648}')],
  get_login_info: [200, ok('{"user_id":9223372036854775807,"nickname":"机器人🤖"}')],
  fail: [200, '{"status":"failed","retcode":1400,"data":null,"wording":"参数错误"}'],
  forbidden: [403, 'forbidden'],
  tell: [413, '{"status":"failed","retcode":1413,"data":null,"wording":"太大了"}'],
  marked: [200, `\uFEFF${ok('"read"')}`],
  stream: [
    200,
    ['{"type":"stream","index":0}', '{"type":"stream","index":1}', '{"type":"response"}']
      .map((data) => `${ok(data)}\r\n\r\n`)
      .join(''),
  ],
}

/** What no bot should take in whole: an answer without an end, and one that is small until unpacked. */
const floods: Record<string, (res: ServerResponse) => void> = {
  endless(res) {
    const blank = ' '.repeat(65_536)
    const endless = Readable.from(
      (function* () {
        while (true) yield blank
      })(),
    )
    res.on('close', () => endless.destroy())
    endless.pipe(res)
  },
  bomb(res) {
    res.setHeader('content-encoding', 'gzip')
    res.end(gzipSync(ok(`"${'x'.repeat(8 * 1024 * 1024)}"`)))
  },
}

export async function startImplementation(): Promise<Implementation> {
  const calls: ApiCall[] = []
  const held: ServerResponse[] = []
  const answer = (res: ServerResponse, status: number, body: string): void => {
    res.writeHead(status, { 'content-type': 'application/json' }).end(body)
  }

  const server = createServer((req, res) => {
    void text(req).then((body) => {
      const action = (req.url ?? '').slice(1)
      if (action === 'gzip') {
        sendZipped(res)
        return
      }
      if (req.headers.authorization !== `Bearer ${ACCESS_TOKEN}`) {
        calls.push(['unauthorized', body])
        answer(res, 401, 'unauthorized')
        return
      }
      calls.push([action, body])
      if (action === 'hold') held.push(res)
      else if (action === 'vanish') res.destroy()
      else if (floods[action]) floods[action](res)
      else answer(res, ...(answers[action] ?? [200, ok('null')]))
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    apiRoot: `http://127.0.0.1:${port}`,
    calls,
    release() {
      for (const res of held.splice(0)) answer(res, 200, ok('null'))
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
}
