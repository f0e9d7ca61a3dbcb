import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** What a function gave back for an event. */
export interface Invoked {
  /** `error` where it failed: the body then tells why. */
  kind: 'response' | 'error'
  isStreamed: boolean
  contentType: string
  body: Buffer
  /** The error type that a streaming function reports when it fails midway. */
  errorType: string | undefined
}

/** What happened, in order. */
export interface Step {
  what: 'delivered' | 'answered' | 'polled'
  /** In milliseconds since the server started. */
  at: number
}

export interface RuntimeApiOptions {
  /** The function asks for an event, and there is none: Lambda freezes it here. */
  onIdle?: () => void
  /** There is an event again. */
  onBusy?: () => void
  /** The function's timeout, in milliseconds. */
  timeout?: number
}

/**
 * Lambda as a runtime sees it: it hands out events one by one, and takes the results.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export interface RuntimeApi {
  /** Host and port, for `AWS_LAMBDA_RUNTIME_API`. */
  address: string
  steps: readonly Step[]
  /** Hands the event to the function as soon as it asks, after those before it. */
  invoke: (event: unknown) => Promise<Invoked>
  /** Rejects pending and later invocations: the function is gone. */
  fail: (error: Error) => void
  close: () => Promise<void>
}

interface Invocation extends PromiseWithResolvers<Invoked> {
  id: string
  event: unknown
}

const PREFIX = '/2018-06-01/runtime/'
const ARN = 'arn:aws:lambda:us-east-1:123456789012:function:conformance'

export async function startRuntimeApi(options: RuntimeApiOptions = {}): Promise<RuntimeApi> {
  const { onIdle, onBusy, timeout = 30_000 } = options
  const start = performance.now()
  const steps: Step[] = []
  const note = (what: Step['what']): void => {
    steps.push({ what, at: performance.now() - start })
  }

  const queue: Invocation[] = []
  const polls: ServerResponse[] = []
  const underWay = new Map<string, Invocation>()
  let failure: Error | undefined

  function fail(error: Error): void {
    failure ??= error
    for (const { reject } of [...queue.splice(0), ...underWay.values()]) reject(error)
    underWay.clear()
  }

  function match(): void {
    while (queue.length > 0 && polls.length > 0) {
      const invocation = queue.shift()
      const res = polls.shift()
      if (invocation === undefined || res === undefined) return
      onBusy?.()
      underWay.set(invocation.id, invocation)
      note('delivered')
      res.writeHead(200, {
        'content-type': 'application/json',
        'lambda-runtime-aws-request-id': invocation.id,
        'lambda-runtime-deadline-ms': String(Date.now() + timeout),
        'lambda-runtime-invoked-function-arn': ARN,
      })
      res.end(JSON.stringify(invocation.event))
    }
    if (queue.length === 0 && polls.length > 0) onIdle?.()
  }

  async function take(req: IncomingMessage, id: string, kind: Invoked['kind']): Promise<void> {
    const body = await buffer(req)
    note('answered')
    const { headers, trailers } = req
    underWay.get(id)?.resolve({
      kind,
      isStreamed: headers['lambda-runtime-function-response-mode'] === 'streaming',
      contentType: headers['content-type'] ?? '',
      body,
      errorType: trailers['lambda-runtime-function-error-type'],
    })
    underWay.delete(id)
  }

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const [, first = '', second = '', third] =
      /^([\w-]+)\/([\w-]+)(?:\/(\w+))?$/.exec((req.url ?? '').replace(PREFIX, '')) ?? []
    if (first === 'invocation' && second === 'next') {
      note('polled')
      polls.push(res)
      match()
      return
    }
    if (first === 'init') fail(new Error(`init failed: ${(await buffer(req)).toString()}`))
    else if (third === 'response' || third === 'error') await take(req, second, third)
    res.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"OK"}')
  }

  const server = createServer((req, res) => {
    // A function that hangs up midway has ended; whoever started it reports that.
    answer(req, res).catch(() => res.destroy())
  })
  // A function may be frozen for long, so it closes its connections itself.
  server.keepAliveTimeout = 0
  server.requestTimeout = 0
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })

  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    steps,
    fail,
    invoke(event) {
      if (failure !== undefined) return Promise.reject(failure)
      const invocation = { id: randomUUID(), event, ...Promise.withResolvers<Invoked>() }
      queue.push(invocation)
      match()
      return invocation.promise
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
}
