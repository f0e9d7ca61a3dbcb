import type { unstable_startWorker } from 'wrangler'

type Options = Parameters<typeof unstable_startWorker>[0]

/** What a Worker is made of, as wrangler has it. */
interface WorkerOptions extends Partial<
  Pick<Options, 'name' | 'config' | 'entrypoint' | 'compatibilityDate'>
> {
  /** Variables and secrets. */
  variables: object
  /** Default: any that is free. */
  port?: number
  /** The folder where Durable Objects are kept; default: in memory. */
  persist?: string
}

/** Starts a Worker by `wrangler dev`, in the workerd of this machine. */
export async function startWorker({
  variables,
  port = 0,
  persist,
  ...worker
}: WorkerOptions): Promise<Awaited<ReturnType<typeof unstable_startWorker>>> {
  // Neither wrangler nor workerd may reach beyond this machine.
  process.env['WRANGLER_SEND_METRICS'] = 'false'
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false'
  const { unstable_startWorker: start } = await import('wrangler')
  return start({
    ...worker,
    bindings: Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [
        name,
        { type: 'plain_text', value: String(value) },
      ]),
    ),
    dev: {
      server: { hostname: '127.0.0.1', port },
      inspector: false,
      logLevel: 'none',
      watch: false,
      persist: persist ?? false,
    },
  })
}
