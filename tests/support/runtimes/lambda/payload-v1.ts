import type { HttpReply, HttpRequest } from '../http.ts'
import {
  all,
  asSent,
  CLIENT_IP,
  encodeBody,
  fieldsOf,
  type Front,
  group,
  HOST,
  joinHeaders,
  type Json,
  last,
  mapValues,
  readResult,
  splitTarget,
  type Values,
} from './front.ts'
import { decodePath, isText } from './payload-v2.ts'

const STAGE = 'dev'
const MEMBERS = ['statusCode', 'headers', 'multiValueHeaders', 'body', 'isBase64Encoded']

/**
 * A REST API with the stage `dev` and all media types declared binary: all bodies are base64, the path
 * is without the stage, and a result with any other member is refused.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export const restApi: Front = {
  name: 'REST API',
  toReply,
  toEvent(request) {
    const { path, query } = splitTarget(request)
    return {
      resource: '/{proxy+}',
      path,
      ...shared(request, query),
      requestContext: context(request, `/${STAGE}${path}`, path),
      ...(encodeBody(request.body, false) ?? { body: null, isBase64Encoded: false }),
    }
  },
}

/**
 * The same without binary media types: bodies are text, and base64 would go to the client as it is.
 */
export const textRestApi: Front = {
  ...restApi,
  name: 'REST API without binary media types',
  toEvent: (request) => ({
    ...restApi.toEvent(request),
    ...(encodeBody(request.body, true) ?? { body: null, isBase64Encoded: false }),
  }),
  toReply: (result) => toReply({ ...(result as Json), isBase64Encoded: false }),
}

/**
 * An HTTP API with the stage `dev` and payload 1.0: the path is as it was sent, and has the stage; the
 * context has it decoded.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export const httpApiV1: Front = {
  name: 'HTTP API with payload 1.0',
  toReply,
  toEvent(request) {
    const { path, query } = splitTarget(request)
    const staged = `/${STAGE}${path}`
    return {
      version: '1.0',
      resource: '$default',
      path: staged,
      ...shared(request, query),
      requestContext: context(request, decodePath(staged), '$default'),
      ...(encodeBody(request.body, isText(request)) ?? { body: null, isBase64Encoded: false }),
    }
  },
}

function shared(request: HttpRequest, query: string): Json {
  const fields = fieldsOf(request, asSent)
  const parameters: Values = group([...new URLSearchParams(query)])
  const hasQuery = parameters.size > 0
  return {
    httpMethod: request.method,
    headers: mapValues(fields, last),
    multiValueHeaders: all(fields),
    queryStringParameters: hasQuery ? mapValues(parameters, last) : null,
    multiValueQueryStringParameters: hasQuery ? all(parameters) : null,
    pathParameters: null,
    stageVariables: null,
  }
}

function context({ method }: HttpRequest, path: string, resourcePath: string): Json {
  return {
    accountId: '123456789012',
    apiId: 'abcdef1234',
    domainName: HOST,
    domainPrefix: 'abcdef1234',
    httpMethod: method,
    identity: { sourceIp: CLIENT_IP },
    path,
    protocol: 'HTTP/1.1',
    requestId: '7c2af7db-31f3-42b5-8a6d-9ffc74e3b9e0',
    requestTime: '24/Nov/2026:07:00:00 +0000',
    requestTimeEpoch: 1795503600000,
    resourcePath,
    stage: STAGE,
  }
}

function toReply(returned: unknown): HttpReply {
  const result = readResult(returned, MEMBERS)
  return { status: result.statusCode, headers: joinHeaders(result), body: result.body }
}
