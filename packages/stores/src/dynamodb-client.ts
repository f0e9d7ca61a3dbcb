import type { Agent, IncomingMessage } from 'node:http'

import { type AwsCredentials, signHeaders } from './aws-signature.ts'

/** As DynamoDB writes values: a text or a number. */
export type Item = Readonly<Record<string, { readonly S?: string; readonly N?: string }>>

/** What the store reads of an answer. */
interface Answer {
  readonly Item?: Item
  /** The condition of a write was not met; `Item` is what is there, if the server tells. */
  readonly isRefused?: boolean
}

export interface ClientSettings {
  readonly table: string
  readonly region: string
  readonly endpoint: string
  readonly credentials: () => AwsCredentials | Promise<AwsCredentials>
}

/** Carries out an action on the table. */
export type Call = (action: string, input: Record<string, unknown>) => Promise<Answer>

/** How often a call is tried, and how long a try may take, in milliseconds. */
const TRIES = 3
const TIMEOUT = 1000

/** By the type of an error and its text. */
const FIXES: readonly (readonly [RegExp, string])[] = [
  [/^ResourceNotFound/, 'create it in this region, with the partition key `id` of type S'],
  [/^AccessDenied/, 'allow dynamodb:GetItem, PutItem, UpdateItem, DeleteItem (DynamoDBCrudPolicy)'],
  [/^(Unrecognized|Invalid|Incomplete)\w*(Client|Signature)|Token/, 'are the credentials right?'],
  [/^Validation.* key/, 'its only key must be the partition key `id` of type S'],
  [/^Validation.* size/, 'an item has 400 kB at most'],
  [/Throttl|Exceeded/, 'bill it on demand, or raise its capacity'],
]

interface Failure {
  readonly reason: string
  /** Whether it is worth another try. */
  readonly mayPass: boolean
}

/**
 * A client of DynamoDB's HTTP API, over connections that are kept.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html
 */
export function createCall({ table, region, endpoint, credentials }: ClientSettings): Call {
  const url = new URL(endpoint)
  const post = createPost(url)

  async function attempt(action: string, body: string): Promise<Answer | Failure> {
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${action}`,
    }
    const signed = signHeaders({ url, headers, body }, await credentials(), region, 'dynamodb')
    const reply = await post(signed, body).catch((error: unknown) => String(error))
    if (typeof reply === 'string') {
      return { reason: `${url.host} gives no answer: ${reply}`, mayPass: true }
    }
    const answer = parse(reply.text)
    if (answer === undefined) {
      return { reason: `${url.host} answers ${reply.status}, and not as DynamoDB`, mayPass: true }
    }
    if (reply.status === 200) return answer
    const type = String(answer['__type']).replace(/^.*#/, '')
    if (type.startsWith('ConditionalCheckFailed')) return { ...answer, isRefused: true }
    const { message, Message = message ?? reply.status } = answer
    const reason = `${type}: ${String(Message as string)}`
    const fix = FIXES.find(([pattern]) => pattern.test(reason))?.[1]
    return {
      reason: fix === undefined ? reason : `${reason}; ${fix}`,
      mayPass: reply.status >= 500 || /Throttl|Exceeded/.test(type),
    }
  }

  return async (action, input) => {
    const body = JSON.stringify({ TableName: table, ...input })
    for (let tries = 1; ; tries++) {
      const result = await attempt(action, body)
      if (!('reason' in result)) return result
      if (!result.mayPass || tries === TRIES) {
        throw new Error(`DynamoDB, table ${table} in ${region}: ${result.reason}`)
      }
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 40 * tries))
    }
  }
}

interface Reply {
  readonly status: number
  readonly text: string
}

/** By `https`, not imported: both `fetch` and the import take some 50 ms of a cold start. */
function createPost(url: URL): (headers: Record<string, string>, body: string) => Promise<Reply> {
  let agent: Agent | undefined
  return (headers, body) => {
    const { Agent, request } = process.getBuiltinModule(
      url.protocol === 'http:' ? 'node:http' : 'node:https',
    )
    agent ??= new Agent({ keepAlive: true })
    const { promise, resolve, reject } = Promise.withResolvers<Reply>()
    const sent = request(url, { method: 'POST', headers, agent })
    const stop = (): void => void sent.destroy(new Error(`timeout after ${TIMEOUT} ms`))
    const timer = setTimeout(stop, TIMEOUT)
    sent.on('error', reject).on('response', (response: IncomingMessage) => {
      let text = ''
      response
        .setEncoding('utf8')
        .on('data', (chunk: string) => (text += chunk))
        .on('end', () => resolve({ status: response.statusCode ?? 0, text }))
        .on('error', reject)
    })
    sent.end(body)
    return promise.finally(() => clearTimeout(timer))
  }
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}
