import { serve } from 'srvx'

/** Serves a function from Request to Response on srvx. */
export async function listenOn(
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<number> {
  const server = serve({
    fetch,
    hostname: '127.0.0.1',
    port: 0,
    silent: true,
    gracefulShutdown: false,
  })
  await server.ready()
  return Number(new URL(server.url ?? '').port)
}
