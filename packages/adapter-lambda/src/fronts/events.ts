import type { ALBEvent, APIGatewayProxyEvent, APIGatewayProxyEventV2 } from 'aws-lambda'

/**
 * A request as VPC Lattice hands it over, event structure version 2.0.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-vpc-lattice.html
 */
export interface LatticeEvent {
  /** `2.0`. */
  version: string
  /** The path, encoded; it may carry the query. */
  path: string
  /** The method. */
  method: string
  /** The header fields. */
  headers?: Record<string, string | string[]> | null | undefined
  /** The query, unless the path carries it. */
  queryStringParameters?: Record<string, string | string[]> | null | undefined
  /** The body: text, or base64. */
  body?: string | null | undefined
  /** Whether the body is base64. */
  isBase64Encoded?: boolean | undefined
  /** Where the request came through. */
  requestContext: Record<string, unknown>
}

/**
 * A request as API Gateway (REST and HTTP APIs), a Function URL or an Application Load Balancer
 * hands it over.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
 */
export type LambdaEvent = APIGatewayProxyEvent | APIGatewayProxyEventV2 | ALBEvent

/**
 * A response as the front that sent the event understands it; which members there are depends on
 * the front.
 */
export interface LambdaResult {
  /** The status code. */
  statusCode: number
  /** ALB: the status code and its reason, such as `200 OK`. */
  statusDescription?: string
  /** The header fields, one value each; absent for an ALB with multi-value headers. */
  headers?: Record<string, string>
  /** ALB with multi-value headers: all fields. Payload 1.0: `set-cookie`, if there is any. */
  multiValueHeaders?: Record<string, string[]>
  /** Payload 2.0: the values of `set-cookie`. */
  cookies?: string[]
  /** The body; `''` for none. */
  body: string
  /** Whether the body is base64. */
  isBase64Encoded: boolean
}

/** A response as VPC Lattice understands it. */
export interface LatticeResult {
  /** The status code. */
  statusCode: number
  /** The status code and its reason, such as `200 OK`. */
  statusDescription: string
  /** The header fields; only `set-cookie` has a list. */
  headers: Record<string, string | string[]>
  /** The body; `''` for none. */
  body: string
  /** Whether the body is base64. */
  isBase64Encoded: boolean
}
