import type { CQHttp, HandlerContext } from '@cqhttp/core'
import { expectTypeOf, test } from 'vitest'

import {
  type ExecutionContext,
  toWorkersHandler,
  type WorkersHandler,
  workersPlatform,
} from '../src/index.ts'

interface Env {
  CQHTTP_SECRET: string
}

/** As `@cloudflare/workers-types` and `wrangler types` declare it, but for what a bot leaves alone. */
interface PlatformContext<Props = unknown> {
  waitUntil(promise: Promise<unknown>): void
  passThroughOnException(): void
  readonly props: Props
}

interface PlatformRequest<Cf> extends Request {
  cf?: Cf
}

interface PlatformController {
  readonly scheduledTime: number
  readonly cron: string
  noRetry(): void
}

interface ExportedHandler<Bindings = unknown, Props = unknown> {
  fetch?: (
    request: PlatformRequest<{ colo: string }>,
    env: Bindings,
    ctx: PlatformContext<Props>,
  ) => Response | Promise<Response>
  scheduled?: (
    controller: PlatformController,
    env: Bindings,
    ctx: PlatformContext<Props>,
  ) => void | Promise<void>
}

declare const bot: CQHttp
declare const context: HandlerContext
declare function createBot(env: { CQHTTP_SECRET?: string | false | undefined }): CQHttp

test('a handler is an ExportedHandler', () => {
  expectTypeOf(toWorkersHandler(bot)).toExtend<ExportedHandler<Env>>()
  expectTypeOf(toWorkersHandler(createBot)).toExtend<ExportedHandler<Env>>()
  expectTypeOf(toWorkersHandler((env: Env) => createBot(env))).toExtend<ExportedHandler<Env>>()
  toWorkersHandler(createBot) satisfies ExportedHandler<Env>
  toWorkersHandler(async () => bot) satisfies ExportedHandler<Env>
  toWorkersHandler((_env: Env, _ctx: PlatformContext) => bot) satisfies ExportedHandler<Env>
})

test('a handler wants the bindings of its function', () => {
  expectTypeOf(toWorkersHandler(async (_env: Env) => bot)).toEqualTypeOf<WorkersHandler<Env>>()
  expectTypeOf(toWorkersHandler((_env: Env) => bot)).not.toExtend<ExportedHandler<{ KV: object }>>()
})

test('a function makes a bot', () => {
  // @ts-expect-error -- nothing to serve
  toWorkersHandler(() => ({}))
  // @ts-expect-error -- unknown option
  toWorkersHandler(bot, { log: console })
})

test('the platform has the types that it is asked for', () => {
  expectTypeOf(workersPlatform(context)).toEqualTypeOf<
    { env: unknown; ctx: ExecutionContext } | undefined
  >()
  const platform = workersPlatform<Env, PlatformContext>(context)
  expectTypeOf(platform?.env).toEqualTypeOf<Env | undefined>()
  expectTypeOf(platform?.ctx).toEqualTypeOf<PlatformContext | undefined>()
})
