import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { build } from 'esbuild'
import { onTestFinished } from 'vitest'

import { startFunction } from '../support/runtimes/lambda/function.ts'
import { functionUrl } from '../support/runtimes/lambda/payload-v2.ts'
import { startRelay } from '../support/runtimes/relay.ts'
import { entryOf, type ExampleDriver } from './driver.ts'

const dynamodb = fileURLToPath(
  new URL('../../packages/stores/test/support/dynamodb-program.ts', import.meta.url),
)

/** The real runtime client behind a Function URL; state is in a DynamoDB. */
export const lambdaExample: ExampleDriver = {
  name: 'Lambda',
  async start(example, variables) {
    const root = await mkdtemp(join(tmpdir(), 'cqhttp-example-'))
    await build({
      entryPoints: [fileURLToPath(entryOf(example, 'lambda.ts'))],
      outfile: join(root, 'index.mjs'),
      bundle: true,
      minify: true,
      platform: 'node',
      target: 'node22',
      format: 'esm',
      logLevel: 'error',
    })
    const database = spawn(process.execPath, [dynamodb], { stdio: ['pipe', 'pipe', 'inherit'] })
    const [line] = (await once(database.stdout, 'data')) as [Buffer]
    const env = {
      ...variables,
      TABLE: 'bots',
      AWS_ENDPOINT_URL_DYNAMODB: line.toString().trim(),
      AWS_ACCESS_KEY_ID: 'AKID',
      AWS_SECRET_ACCESS_KEY: 'secret',
    }
    const start = () => startFunction({ root, env, handler: 'index.handler' })
    let lambda = await start()
    let minute = Date.now()
    const relay = await startRelay(async (request) => {
      const { kind, body } = await lambda.invoke(functionUrl.toEvent(request))
      if (kind === 'error') throw new Error(body.toString())
      return functionUrl.toReply(JSON.parse(body.toString()))
    })
    onTestFinished(async () => {
      await relay.close()
      await lambda.close()
      database.kill('SIGKILL')
      await rm(root, { recursive: true })
    })
    return {
      url: relay.url,
      async restart() {
        await lambda.close()
        lambda = await start()
      },
      async tick() {
        // EventBridge tells the time; each is run once.
        const time = new Date((minute += 60_000)).toISOString()
        const { kind, body } = await lambda.invoke({ 'detail-type': 'Scheduled Event', time })
        if (kind === 'error') throw new Error(body.toString())
      },
    }
  },
}
