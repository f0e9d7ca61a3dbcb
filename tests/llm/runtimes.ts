import { fileURLToPath } from 'node:url'

import { startProgram } from '../support/runtimes/program.ts'
import { bundleLambda } from '../support/runtimes/lambda/bundle.ts'
import { startFunction } from '../support/runtimes/lambda/function.ts'
import { functionUrl } from '../support/runtimes/lambda/payload-v2.ts'
import { toStreamedReply } from '../support/runtimes/lambda/streaming.ts'
import { startRelay } from '../support/runtimes/relay.ts'
import { startWorker } from '../support/runtimes/wrangler.ts'

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
  const worker = await startWorker({ config: `${FOLDER}wrangler.jsonc`, variables: env })
  const { origin } = await worker.url
  return { url: `${origin}/`, close: () => worker.dispose() }
}

/** As in the script of the example: a dependency of `ai` calls `require`. */
const REQUIRE =
  "import{createRequire}from'node:module';const require=createRequire(import.meta.url);"

function startLambda(kind: 'buffered' | 'streaming'): Start {
  return async (env) => {
    const { root, remove } = await bundleLambda(`${FOLDER}lambda.ts`, { banner: REQUIRE })
    const handler = kind === 'buffered' ? 'index.handler' : 'index.streamingHandler'
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
        await remove()
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
