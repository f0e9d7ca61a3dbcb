// A program: serves the handler of a Lambda function on PORT, as a Function URL or an HTTP API would.
// `node lambda-host.ts FILE`; `cqhttp dev` starts it.
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readLambdaResult, toLambdaEvent } from './front.ts'
import { awslambda, ResponseStream, STREAMING } from './streaming.ts'

/** How long an invocation may take, in milliseconds; an HTTP API gives up then. */
const LIMIT = 30_000
/** How large a request may be, in bytes. */
const LARGEST = 6 * 1024 * 1024

type Handler = (...args: unknown[]) => unknown

const front = process.env['CQHTTP_LAMBDA_FRONT'] === 'http-api' ? 'http-api' : 'function-url'

async function loadHandler(file: string): Promise<Handler> {
  // Handlers are made when the module is imported, and ask for it then.
  Object.assign(globalThis, { awslambda })
  const module = (await import(pathToFileURL(resolve(file)).href)) as Record<string, unknown>
  const handlers = Object.values(module).filter((value) => typeof value === 'function') as Handler[]
  const streaming = handlers.find(isStreaming)
  const buffered = handlers.find((handler) => !isStreaming(handler))
  // Only a Function URL streams.
  const handler = front === 'function-url' ? (streaming ?? buffered) : buffered
  if (handler !== undefined) return handler
  throw new Error(
    streaming === undefined
      ? `${file} exports no handler: export const handler = toLambdaHandler(bot)`
      : 'an HTTP API cannot stream: export const handler = toLambdaHandler(bot) as well, or use --front function-url',
  )
}

function isStreaming(handler: Handler): boolean {
  return STREAMING in handler
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    if (size <= LARGEST) chunks.push(chunk)
  }
  return size > LARGEST ? undefined : Buffer.concat(chunks)
}

function createContext(): Record<string, unknown> {
  const end = Date.now() + LIMIT
  const requestId = randomUUID()
  return {
    awsRequestId: requestId,
    functionName: 'dev',
    functionVersion: '$LATEST',
    invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:dev',
    memoryLimitInMB: '512',
    logGroupName: '/aws/lambda/dev',
    logStreamName: 'dev',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, end - Date.now()),
  }
}

async function answer(
  handler: Handler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request)
  if (body === undefined) {
    response.writeHead(413, { 'content-type': 'application/json' })
    response.end('{"message":"Request Too Long"}')
    return
  }
  const event = toLambdaEvent(request, body, front)
  if (isStreaming(handler)) {
    const stream = new ResponseStream(response)
    stream.on('error', () => {})
    await handler(event, stream, createContext())
    if (!stream.writableEnded) response.destroy()
    return
  }
  const result = readLambdaResult(await handler(event, createContext()))
  response.writeHead(result.statusCode, [
    ...Object.entries(result.headers)
      .filter(([name]) => !/^(?:content-length|connection)$/i.test(name))
      .flat(),
    ...result.cookies.flatMap((cookie) => ['set-cookie', cookie]),
  ])
  response.end(result.body)
}

async function main(): Promise<void> {
  const handler = await loadHandler(process.argv[2] ?? '')
  const server = createServer((request, response) => {
    answer(handler, request, response).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
      if (response.headersSent) {
        response.destroy()
        return
      }
      response.writeHead(502, { 'content-type': 'application/json' })
      response.end('{"message":"Internal Server Error"}')
    })
  })
  const { HOST: host = '127.0.0.1', PORT: port = '3000' } = process.env
  server.listen(Number(port), host, () => {
    const kind = isStreaming(handler) ? 'streaming' : 'buffered'
    const name = front === 'http-api' ? 'HTTP API' : 'Function URL'
    process.stdout.write(`The function is running (${name}, ${kind}).\n`)
  })
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
}
