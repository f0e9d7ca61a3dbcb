import { fileURLToPath } from 'node:url'

import { type Program, type ProgramOptions, startProgram } from '../program.ts'
import { type Invoked, startRuntimeApi, type Step } from './runtime-api.ts'

const client = fileURLToPath(import.meta.resolve('aws-lambda-ric'))
const register = new URL('./register.ts', import.meta.url).href

export interface FunctionOptions extends Pick<ProgramOptions, 'onOutput'> {
  /** The folder with the built function. */
  root: string
  /** File and export, such as `index.handler`. */
  handler: string
  env: Record<string, string>
  /** How many worker threads take events, each any number at once; default no threads. */
  workers?: number
  /** The function's timeout, in milliseconds; default 30 s. */
  timeout?: number
}

/** A Lambda function that runs in the real runtime client. */
export interface LambdaFunction {
  invoke: (event: unknown) => Promise<Invoked>
  steps: readonly Step[]
  /** Settles when its process is gone. */
  ended: Promise<unknown>
  close: () => Promise<void>
}

/**
 * Starts a function. As on Lambda it is frozen: stopped when it asks for an event and there is
 * no event. With workers it is a Managed Instance, which is never frozen.
 */
export async function startFunction(options: FunctionOptions): Promise<LambdaFunction> {
  const { root, handler, env, workers, timeout = 30_000, onOutput } = options
  let program: Program | undefined
  const freezing = {
    onIdle: () => program?.signal('SIGSTOP'),
    onBusy: () => program?.signal('SIGCONT'),
  }
  const api = await startRuntimeApi(workers === undefined ? { ...freezing, timeout } : { timeout })

  program = startProgram({
    command: process.execPath,
    args: ['--import', register, client],
    cwd: root,
    onOutput,
    env: {
      AWS_LAMBDA_RUNTIME_API: api.address,
      LAMBDA_TASK_ROOT: root,
      _HANDLER: handler,
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_FUNCTION_NAME: 'conformance',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/conformance',
      AWS_LAMBDA_LOG_STREAM_NAME: '1',
      AWS_REGION: 'us-east-1',
      ...(workers !== undefined && {
        AWS_LAMBDA_MAX_CONCURRENCY: '10',
        AWS_LAMBDA_NODEJS_WORKER_COUNT: String(workers),
      }),
      ...env,
    },
  })
  const { ended, output, close } = program
  const onEnd = (): void => api.fail(new Error(`the function has ended: ${output()}`))
  ended.then(onEnd, onEnd)

  return {
    invoke: api.invoke,
    steps: api.steps,
    ended,
    async close() {
      await close()
      await api.close()
    },
  }
}
