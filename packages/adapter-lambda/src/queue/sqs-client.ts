import { check, type Check, type Describe } from '@cqhttp/core/adapter'

/** Who asks, as the role of a function gives it, or a user. */
export interface AwsCredentials {
  accessKeyId: string
  secretAccessKey: string
  /** Of a role. */
  sessionToken?: string | undefined
}

/** How SQS is reached. */
export interface SqsOptions {
  /** Default `AWS_REGION`, which Lambda sets. */
  region?: string | undefined
  /** Default: those that Lambda sets in the environment. */
  credentials?: (() => AwsCredentials | Promise<AwsCredentials>) | undefined
  /**
   * The address of SQS; default `AWS_ENDPOINT_URL_SQS`, as for the tools of AWS, else that of the
   * queue. For an imitation of it, in tests.
   */
  endpoint?: string | undefined
}

/** Calls an action of SQS for a queue. */
export type Call = (
  action: string,
  input: { QueueUrl: string } & Record<string, unknown>,
) => Promise<void>

/** In milliseconds. */
const TIMEOUT = 1_500

/** By the type of an error. */
const FIXES: readonly (readonly [RegExp, string])[] = [
  [/NonExistentQueue|QueueDoesNotExist/, 'create it in this region, or correct its URL'],
  [/AccessDenied/, 'allow it: SQSSendMessagePolicy to send, SQSPollerPolicy to handle'],
  [/InvalidClientToken|Signature|Credentials|ExpiredToken/, 'are the credentials right?'],
  [/Throttl/, 'a FIFO queue takes more with FifoThroughputLimit: perMessageGroupId'],
]

export function sqsChecks(describe: Describe): Record<keyof SqsOptions, Check> {
  return {
    region: check(
      (value) => typeof value === 'string' && /^[a-z\d-]+$/.test(value),
      "a region such as 'us-east-1'",
      describe,
    ),
    credentials: check(
      (value) => typeof value === 'function',
      'a function',
      () => 'no function',
    ),
    endpoint: check(isUrl, 'a URL', describe),
  }
}

export function isUrl(value: unknown): boolean {
  return typeof value === 'string' && /^https?:$/.test(URL.parse(value)?.protocol ?? '')
}

/**
 * A client of the JSON protocol of SQS. What signs is loaded with the first call, since it loads
 * `fetch`, in some 50 ms of a cold start.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/Welcome.html
 */
export function createCall(options: SqsOptions): Call {
  const { credentials = credentialsOfEnvironment } = options
  const endpoint = endpointOf(options)
  const cache = new Map<string, ArrayBuffer>()

  return async (action, input) => {
    const { AwsClient } = await import('aws4fetch')
    const { accessKeyId, secretAccessKey, sessionToken = '' } = await credentials()
    const client = new AwsClient({
      accessKeyId,
      secretAccessKey,
      ...(sessionToken && { sessionToken }),
      service: 'sqs',
      region: options.region ?? regionOf(input.QueueUrl),
      cache,
      retries: 2,
    })
    const { host, origin } = new URL(endpoint ?? input.QueueUrl)
    const response = await client.fetch(`${origin}/`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `AmazonSQS.${action}`,
      },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(TIMEOUT),
    })
    const text = await response.text()
    if (response.ok) return
    const name = input.QueueUrl.slice(input.QueueUrl.lastIndexOf('/') + 1)
    const reason = reasonOf(text) ?? `${host} answers ${response.status}`
    const fix = FIXES.find(([pattern]) => pattern.test(reason))?.[1]
    throw new Error(`SQS, queue ${name}: ${action}: ${reason}${fix ? `; ${fix}` : ''}`)
  }
}

/** Undefined where the URL of the queue says it. */
export function endpointOf({ endpoint }: SqsOptions): string | undefined {
  return endpoint ?? (process.env['AWS_ENDPOINT_URL_SQS'] || undefined)
}

/** As in `https://sqs.eu-west-1.amazonaws.com/…`; the variable where the host says nothing. */
function regionOf(url: string): string {
  return /^https:\/\/sqs\.([\da-z-]+)\./.exec(url)?.[1] ?? process.env['AWS_REGION'] ?? 'us-east-1'
}

function credentialsOfEnvironment(): AwsCredentials {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) {
    throw new Error('there are no AWS credentials in the environment; pass credentials')
  }
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    sessionToken: AWS_SESSION_TOKEN,
  }
}

function reasonOf(text: string): string | undefined {
  try {
    const { __type: type, message } = JSON.parse(text) as Record<string, unknown>
    return `${String(type).replace(/^.*#/, '')}: ${String(message)}`
  } catch {
    return undefined
  }
}
