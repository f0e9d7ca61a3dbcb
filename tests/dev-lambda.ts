// The built Lambda function of examples/echo behind a local HTTP server, run by AWS's own runtime
// client: `pnpm dev:lambda [--port 3000] [--front function-url|http-api|rest-api|alb] [--buffered]
// [--sandbox]`. The variables of the bot come from the environment, or from the sandbox, which gives
// a page to chat with the bot.
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

import type { HttpReply, HttpRequest } from './support/runtimes/http.ts'
import { alb } from './support/runtimes/lambda/alb.ts'
import type { Front } from './support/runtimes/lambda/front.ts'
import { startFunction } from './support/runtimes/lambda/function.ts'
import { restApi } from './support/runtimes/lambda/payload-v1.ts'
import { defaultHttpApi, functionUrl } from './support/runtimes/lambda/payload-v2.ts'
import { toStreamedReply } from './support/runtimes/lambda/streaming.ts'
import { startRelay } from './support/runtimes/relay.ts'

const FRONTS: Record<string, { front: Front; canStream: boolean }> = {
  'function-url': { front: functionUrl, canStream: true },
  'rest-api': { front: restApi, canStream: true },
  'http-api': { front: defaultHttpApi, canStream: false },
  alb: { front: alb, canStream: false },
}

interface Options {
  port: number
  front: Front
  isStreamed: boolean
  isInSandbox: boolean
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '3000' },
      front: { type: 'string', default: 'function-url' },
      buffered: { type: 'boolean', default: false },
      sandbox: { type: 'boolean', default: false },
    },
  })
  const port = Number(values.port)
  if (!/^\d+$/.test(values.port) || port > 65_535) {
    throw new Error(`--port must be a whole number from 0 to 65535, but it is ${values.port}`)
  }
  const chosen = Object.hasOwn(FRONTS, values.front) ? FRONTS[values.front] : undefined
  if (chosen === undefined) {
    throw new Error(`--front must be one of ${Object.keys(FRONTS).join(', ')}: ${values.front}`)
  }
  return {
    port,
    front: chosen.front,
    isStreamed: chosen.canStream && !values.buffered,
    isInSandbox: values.sandbox,
  }
}

async function startInSandbox(port: number): Promise<void> {
  const { runCli } = await import('@cqhttp/cli')
  const [own = '', ...args] = process.argv.slice(1)
  const command = [process.execPath, own, ...args.filter((arg) => arg !== '--sandbox')]
  const url = `http://127.0.0.1:${port}/`
  process.exitCode = await runCli(['sandbox', '--post-url', url, '--', ...command])
}

async function main(): Promise<void> {
  const { port, front, isStreamed, isInSandbox } = readOptions()
  if (isInSandbox) return startInSandbox(port)
  const lambda = await startFunction({
    root: fileURLToPath(new URL('../examples/echo/dist/lambda', import.meta.url)),
    handler: isStreamed ? 'lambda.streamingHandler' : 'lambda.handler',
    env: {
      // As in template.yaml.
      NODE_OPTIONS: '--enable-source-maps',
      ...(Object.fromEntries(
        Object.entries(process.env).filter(([name]) => name.startsWith('CQHTTP_')),
      ) as Record<string, string>),
    },
    onOutput: (text) => process.stdout.write(text),
  })

  async function answer(request: HttpRequest): Promise<HttpReply> {
    const invoked = await lambda.invoke(front.toEvent(request))
    if (invoked.kind === 'error') throw new Error(invoked.body.toString())
    return isStreamed
      ? toStreamedReply(invoked)
      : front.toReply(JSON.parse(invoked.body.toString()))
  }

  const { url, ...relay } = await startRelay(answer, {
    port,
    onError: (error) => console.error(error instanceof Error ? error.message : error),
  }).catch(async (error: NodeJS.ErrnoException) => {
    await lambda.close()
    if (error.code !== 'EADDRINUSE') throw error
    throw new Error(`port ${port} is in use; stop the program that has it, or choose by --port`)
  })
  console.log(`${front.name}, ${isStreamed ? 'streaming' : 'buffered'}: ${url}`)

  const close = (): void => {
    void relay.close()
    void lambda.close()
  }
  process.once('SIGINT', close).once('SIGTERM', close)
  lambda.ended.then(
    () => {
      process.exitCode = 1
      close()
    },
    () => {},
  )
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
