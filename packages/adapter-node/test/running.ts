import type { Endpoint, Incoming, Outgoing, Runtime } from '@cqhttp/core'
import { onTestFinished, vi, type Mock } from 'vitest'

import { serve, type ServeOptions, type Server } from '../src/index.ts'

type Handle = (incoming: Incoming, runtime: Runtime) => Promise<Outgoing | Response>
type Fetch = (request: Request, runtime: Runtime) => Response | Promise<Response>

function noRuntime(): never {
  throw new Error('no runtime')
}

/** An endpoint with both ways in, of which only `handle` may be called. */
export function withHandle(handle: Handle): Endpoint {
  return {
    fetch: () => {
      throw new Error('fetch was called')
    },
    handle: (incoming, runtime) => handle(incoming, runtime ?? noRuntime()),
  }
}

/** An endpoint with `fetch` only. */
export function withFetch(answer: Fetch): Endpoint {
  return { fetch: (request, runtime) => answer(request, runtime ?? noRuntime()) }
}

/** What `handle` answers with. */
export function text(body: string, status = 200, headers: Record<string, string> = {}): Outgoing {
  return { status, headers, body }
}

export interface Running extends Server {
  errors: Mock<(...data: unknown[]) => void>
}

/** Serves on a free port of the loopback until the test is over. */
export async function run(endpoint: Endpoint, options: ServeOptions = {}): Promise<Running> {
  const errors = vi.fn<(...data: unknown[]) => void>()
  const logger = { error: errors }
  const server = await serve(endpoint, { port: 0, signals: false, logger, ...options })
  onTestFinished(() => server.close())
  return { ...server, errors }
}
