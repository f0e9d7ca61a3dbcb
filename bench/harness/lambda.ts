import { rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import { functionUrl } from '../../tests/support/runtimes/lambda/payload-v2.ts'
import { startRuntimeApi, type Step } from '../../tests/support/runtimes/lambda/runtime-api.ts'
import { startProgram } from '../../tests/support/runtimes/program.ts'
import type { Answer } from './answer.ts'
import { bundle } from './bundle.ts'
import type { SignedEvent } from './events.ts'
import { SECRET } from './job.ts'
import { headersOf, type Usage, usageOf } from './server.ts'

const client = fileURLToPath(import.meta.resolve('aws-lambda-ric'))

/** A newly started function in the real runtime client. */
export interface Lambda {
  invoke: (event: SignedEvent) => Promise<Answer>
  /** When what came over the Runtime API, in milliseconds since just before the process started. */
  steps: readonly Step[]
  /** Undefined if the operating system does not tell. */
  usage: () => Promise<Usage | undefined>
  close: () => Promise<void>
}

/** Bundles, once, the module that the runtime client is started with; resolves with its URL. */
export async function bundleRuntime(folder: string): Promise<string> {
  const standIn = '../tests/support/runtimes/lambda/native-client.ts'
  const built = await bundle(folder, standIn, 'node')
  await rename(built, join(folder, 'native-client.mjs'))
  return pathToFileURL(await bundle(folder, 'harness/lambda-register.ts', 'node')).href
}

/** The clock of `at` starts before the process, so that the first answer shows the cold start. */
export async function startLambda(register: string, module: string): Promise<Lambda> {
  const root = dirname(module)
  const api = await startRuntimeApi()
  const program = startProgram({
    command: process.execPath,
    args: ['--import', register, client],
    cwd: root,
    env: {
      AWS_LAMBDA_RUNTIME_API: api.address,
      LAMBDA_TASK_ROOT: root,
      _HANDLER: `${module.slice(root.length + 1).replace(/\.mjs$/, '')}.handler`,
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_FUNCTION_NAME: 'bench',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/bench',
      AWS_LAMBDA_LOG_STREAM_NAME: '1',
      AWS_REGION: 'us-east-1',
      CQHTTP_SECRET: SECRET,
    },
  })
  const { pid = 0, ended, output, close } = program
  const onEnd = (): void => api.fail(new Error(`the function has ended: ${output()}`))
  ended.then(onEnd, onEnd)
  return {
    steps: api.steps,
    usage: () => usageOf(pid),
    async invoke(event) {
      const { kind, body } = await api.invoke(toEvent(event))
      if (kind === 'error') throw new Error(`the function failed: ${body.toString()}`)
      const reply = functionUrl.toReply(JSON.parse(body.toString()))
      return { status: reply.status, body: Buffer.from(reply.body).toString() }
    },
    async close() {
      await close()
      await api.close()
    },
  }
}

function toEvent(event: SignedEvent): object {
  const { 'content-length': _, ...headers } = headersOf(event)
  return functionUrl.toEvent({
    method: 'POST',
    target: '/',
    headers: Object.entries(headers),
    body: event.body,
  })
}
