import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { build } from 'esbuild'

import { startProgram } from '../support/runtimes/program.ts'
import { startFunction } from '../support/runtimes/lambda/function.ts'
import { functionUrl } from '../support/runtimes/lambda/payload-v2.ts'
import { toStreamedReply } from '../support/runtimes/lambda/streaming.ts'
import { startRelay } from '../support/runtimes/relay.ts'

const FOLDER = fileURLToPath(new URL('../../examples/llm/', import.meta.url))

/** The example, as it runs. */
interface Running {
  /** Where events are posted to. */
  url: string
  close(): Promise<void>
}

type Start = (env: Record<string, string>) => Promise<Running>

async function startNode(env: Record<string, string>): Promise<Running> {
  const listening = Promise.withResolvers<string>()
  let printed = ''
  const program = startProgram({
    command: process.execPath,
    args: [`${FOLDER}node.ts`],
    env: { ...env, PORT: '0' },
    onOutput(text) {
      printed += text
      const url = /listens on (http:\S+\/)/.exec(printed)?.[1]
      if (url !== undefined) listening.resolve(url)
    },
  })
  const ended = (): void => listening.reject(new Error(`it has ended: ${program.output()}`))
  program.ended.then(ended, ended)
  return { url: await listening.promise, close: () => program.close() }
}

async function startWorkers(env: Record<string, string>): Promise<Running> {
  process.env['WRANGLER_SEND_METRICS'] = 'false'
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false'
  const { unstable_startWorker } = await import('wrangler')
  const worker = await unstable_startWorker({
    config: `${FOLDER}wrangler.jsonc`,
    bindings: Object.fromEntries(
      Object.entries(env).map(([name, value]) => [name, { type: 'plain_text', value }]),
    ),
    dev: {
      server: { hostname: '127.0.0.1', port: 0 },
      inspector: false,
      logLevel: 'none',
      watch: false,
      persist: false,
    },
  })
  const { origin } = await worker.url
  return { url: `${origin}/`, close: () => worker.dispose() }
}

function startLambda(kind: 'buffered' | 'streaming'): Start {
  return async (env) => {
    const root = await mkdtemp(join(tmpdir(), 'cqhttp-llm-'))
    await build({
      entryPoints: [`${FOLDER}lambda.ts`],
      outfile: join(root, 'lambda.mjs'),
      bundle: true,
      minify: true,
      platform: 'node',
      target: 'node22',
      format: 'esm',
      // As in its script: a dependency of `ai` calls `require`.
      banner: {
        js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
      },
      logLevel: 'error',
    })
    const handler = kind === 'buffered' ? 'lambda.handler' : 'lambda.streamingHandler'
    const lambda = await startFunction({ root, handler, env })
    const relay = await startRelay(async (request) => {
      const invoked = await lambda.invoke(functionUrl.toEvent(request))
      if (invoked.kind === 'error') throw new Error(invoked.body.toString())
      return invoked.isStreamed
        ? toStreamedReply(invoked)
        : functionUrl.toReply(JSON.parse(invoked.body.toString()))
    })
    return {
      url: relay.url,
      async close() {
        await relay.close()
        await lambda.close()
        await rm(root, { recursive: true })
      },
    }
  }
}

/** How the example is run, each as it is deployed. */
export const RUNTIMES: readonly (readonly [name: string, start: Start])[] = [
  ['Node', startNode],
  ['Workers', startWorkers],
  ['Lambda, streaming', startLambda('streaming')],
  ['Lambda, buffered', startLambda('buffered')],
]
