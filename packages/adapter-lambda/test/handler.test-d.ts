import type { HandlerContext, CQHttp } from '@cqhttp/core'
import type {
  ALBHandler,
  ALBResult,
  APIGatewayProxyHandler,
  APIGatewayProxyHandlerV2,
  APIGatewayProxyHandlerV2WithIAMAuthorizer,
  APIGatewayProxyHandlerV2WithJWTAuthorizer,
  APIGatewayProxyResult,
  APIGatewayProxyStructuredResultV2,
  APIGatewayProxyWithCognitoAuthorizerHandler,
  APIGatewayProxyWithLambdaAuthorizerHandler,
  Context,
  Handler,
  LambdaFunctionURLHandler,
  LambdaFunctionURLHandlerWithIAMAuthorizer,
  StreamifyHandler,
  APIGatewayProxyEvent,
  APIGatewayProxyEventV2,
  LambdaFunctionURLEvent,
} from 'aws-lambda'
import { expectTypeOf, test } from 'vitest'

import {
  type LambdaEvent,
  type LambdaHandler,
  type LambdaPlatform,
  lambdaPlatform,
  type LambdaResult,
  type LatticeEvent,
  type LatticeResult,
  toLambdaHandler,
  toRequest,
  toResult,
  toStreamingLambdaHandler,
} from '../src/index.ts'

declare const bot: CQHttp

test('a handler is a handler of every front', () => {
  expectTypeOf(toLambdaHandler(bot)).toExtend<APIGatewayProxyHandler>()
  expectTypeOf(toLambdaHandler(bot)).toExtend<APIGatewayProxyHandlerV2>()
  expectTypeOf(toLambdaHandler(bot)).toExtend<ALBHandler>()
  expectTypeOf(toLambdaHandler(bot)).toExtend<LambdaFunctionURLHandler>()
  expectTypeOf(toLambdaHandler(bot)).toExtend<LambdaFunctionURLHandlerWithIAMAuthorizer>()
  expectTypeOf(toLambdaHandler(bot)).toExtend<APIGatewayProxyHandlerV2WithIAMAuthorizer>()
  expectTypeOf(toLambdaHandler(bot)).toExtend<APIGatewayProxyHandlerV2WithJWTAuthorizer>()
  expectTypeOf(toLambdaHandler(bot)).toExtend<APIGatewayProxyWithCognitoAuthorizerHandler>()
  expectTypeOf(toLambdaHandler(bot)).toExtend<
    APIGatewayProxyWithLambdaAuthorizerHandler<{ user: string }>
  >()
  expectTypeOf(toLambdaHandler(bot)).toExtend<Handler>()
})

test('a streaming handler is one', () => {
  expectTypeOf(toStreamingLambdaHandler(bot)).toExtend<StreamifyHandler>()
  expectTypeOf(toStreamingLambdaHandler(bot)).toExtend<
    StreamifyHandler<LambdaFunctionURLEvent, void>
  >()
  expectTypeOf(toStreamingLambdaHandler(bot)).toExtend<
    StreamifyHandler<APIGatewayProxyEvent, void>
  >()
  expectTypeOf(
    awslambda.streamifyResponse<APIGatewayProxyEventV2>(toStreamingLambdaHandler(bot)),
  ).toExtend<StreamifyHandler>()
})

test('a handler takes two arguments and tells what comes back', () => {
  expectTypeOf<LambdaHandler>().toBeCallableWith({} as LambdaEvent, {} as Context)
  expectTypeOf(
    toLambdaHandler(bot)({} as LambdaEvent, {} as Context),
  ).resolves.toEqualTypeOf<LambdaResult>()
  expectTypeOf(
    toLambdaHandler(bot)({} as LatticeEvent, {} as Context),
  ).resolves.toEqualTypeOf<LatticeResult>()
  expectTypeOf(toResult({} as Response, {} as LambdaEvent)).resolves.toEqualTypeOf<LambdaResult>()
  expectTypeOf(toRequest({} as LambdaEvent)).toEqualTypeOf<Request>()
})

test('a result is a result of every front', () => {
  expectTypeOf<LambdaResult>().toExtend<APIGatewayProxyResult>()
  expectTypeOf<LambdaResult>().toExtend<APIGatewayProxyStructuredResultV2>()
  expectTypeOf<LambdaResult>().toExtend<ALBResult>()
})

test('an endpoint is anything with fetch', () => {
  toLambdaHandler({ fetch: (request: Request) => new Response(request.url) })
  toLambdaHandler({ fetch: async () => new Response() }, { logger: console })
  // @ts-expect-error -- no fetch
  toLambdaHandler({})
  // @ts-expect-error -- no such option
  toLambdaHandler(bot, { log: console })
})

test('the platform of a context is typed', () => {
  expectTypeOf(lambdaPlatform({} as HandlerContext)).toEqualTypeOf<LambdaPlatform | undefined>()
  expectTypeOf<LambdaPlatform['context']>().toEqualTypeOf<Context>()
})
