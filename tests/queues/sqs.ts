import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { startFauxqs } from 'fauxqs'

import type { Invoked } from '../support/runtimes/lambda/runtime-api.ts'

/** What SQS gives out. */
interface Message {
  MessageId: string
  ReceiptHandle: string
  Body: string
  Attributes: SQSRecord['attributes']
}

/** SQS with a queue and its dead letters, and the part of Lambda that takes messages from there. */
export interface Sqs {
  address: string
  url: string
  deadUrl: string
  /** Hands a batch to the function, as an event source does; gives how many messages it had. */
  poll(invoke: (event: SQSEvent) => Promise<SQSBatchResponse>): Promise<number>
  /** The bodies of messages that wait, also of those that are not due. */
  bodies(url: string): string[]
  /** The chats of these messages, as a FIFO queue knows them. */
  groups(url: string): (string | undefined)[]
  close(): Promise<void>
}

export async function startSqs(suffix: '' | '.fifo'): Promise<Sqs> {
  const server = await startFauxqs({ port: 0, logger: false })
  const attributes = { ...(suffix && { FifoQueue: 'true' }), VisibilityTimeout: '60' }
  const names = { events: `events${suffix}`, dead: `dead${suffix}` }
  const arns = new Map<string, string>()
  for (const name of Object.values(names)) {
    const { queueArn } = server.createQueue(name, { region: 'us-east-1', attributes })
    arns.set(name, queueArn)
  }
  const urlOf = (name: string): string => `${server.address}/000000000000/${name}`

  async function call(action: string, input: object): Promise<Record<string, unknown>> {
    const response = await fetch(server.address, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `AmazonSQS.${action}`,
      },
      body: JSON.stringify(input),
    })
    const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>
    if (!response.ok) throw new Error(`${action}: ${JSON.stringify(answer)}`)
    return answer
  }

  function messagesIn(of: string) {
    const found = server.inspectQueue(of.slice(of.lastIndexOf('/') + 1))
    if (found === undefined) throw new Error(`no queue ${of}`)
    const { ready, delayed, inflight } = found.messages
    return [...ready, ...delayed, ...inflight.map(({ message }) => message)]
  }

  const url = urlOf(names.events)
  return {
    address: server.address,
    url,
    deadUrl: urlOf(names.dead),
    async poll(invoke) {
      const { Messages = [] } = (await call('ReceiveMessage', {
        QueueUrl: url,
        MaxNumberOfMessages: 10,
        AttributeNames: ['All'],
      })) as { Messages?: Message[] }
      if (Messages.length === 0) return 0
      const Records = Messages.map((message) => toRecord(message, arns.get(names.events) ?? ''))
      const { batchItemFailures } = await invoke({ Records })
      const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))
      for (const { MessageId, ReceiptHandle } of Messages) {
        if (!failed.has(MessageId)) await call('DeleteMessage', { QueueUrl: url, ReceiptHandle })
      }
      return Messages.length
    },
    bodies: (of) => messagesIn(of).map(({ body }) => body),
    groups: (of) => messagesIn(of).map(({ messageGroupId }) => messageGroupId),
    close: () => server.stop(),
  }
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event */
function toRecord(message: Message, arn: string): SQSRecord {
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: message.Attributes,
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: arn,
    awsRegion: 'us-east-1',
  }
}

/** What the function gave back; an error where it failed. */
export function resultOf<Result>({ kind, body }: Invoked): Result {
  if (kind === 'error') throw new Error(`the function failed: ${body.toString()}`)
  return JSON.parse(body.toString()) as Result
}
