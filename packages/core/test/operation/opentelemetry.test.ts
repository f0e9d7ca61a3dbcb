import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CQHttp } from '../../src/index.ts'
import { instrument } from '../../src/operation/opentelemetry.ts'
import { createTransport } from '../support/api.ts'

beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
})
afterAll(() => {
  context.disable()
})

const message = {
  post_type: 'message',
  message_type: 'private',
  sub_type: 'friend',
  self_id: 10000,
  user_id: 10001,
  message_id: 7,
  message: 'the text of a person',
}

function observed(transport = createTransport()) {
  const spans = new InMemorySpanExporter()
  const tracerProvider = new BasicTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(spans)],
  })
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  const reader = new PeriodicExportingMetricReader({ exporter })
  const meterProvider = new MeterProvider({ readers: [reader] })
  const bot = new CQHttp({ secret: false, inbox: false, transport, logger: false })
  instrument(bot, { tracerProvider, meterProvider })
  const metrics = async () => {
    await reader.forceFlush()
    return exporter
      .getMetrics()
      .flatMap(({ scopeMetrics }) => scopeMetrics)
      .flatMap((scope) => scope.metrics)
  }
  return { bot, spans, metrics, tracer: tracerProvider.getTracer('test') }
}

test('an event is a span, and the calls of its handlers are its children', async () => {
  const { bot, spans } = observed()
  bot.onMessage(async (event) => {
    await bot.send(event, 'one')
    await bot.get_login_info()
  })
  await bot.receive(message)
  const [send, login, event] = spans.getFinishedSpans()
  expect(event).toMatchObject({
    name: 'process message.private.friend',
    kind: SpanKind.CONSUMER,
    attributes: {
      'messaging.system': 'onebot',
      'messaging.operation.type': 'process',
      'messaging.destination.name': 'message.private.friend',
    },
  })
  expect(send).toMatchObject({
    name: 'send_msg',
    kind: SpanKind.CLIENT,
    attributes: { 'rpc.system.name': 'onebot', 'rpc.method': 'send_msg' },
    parentSpanContext: { spanId: event?.spanContext().spanId },
  })
  expect(login?.parentSpanContext?.spanId).toBe(event?.spanContext().spanId)
})

test('the span of an event is a child of what brought it', async () => {
  const { bot, spans, tracer } = observed()
  await tracer.startActiveSpan('the request', async (span) => {
    await bot.receive(message)
    span.end()
  })
  const [event, request] = spans.getFinishedSpans()
  expect(event?.parentSpanContext?.spanId).toBe(request?.spanContext().spanId)
})

test('failures have their kind, and nothing of their text', async () => {
  const { bot, spans } = observed(
    createTransport({ status: 'failed', retcode: 1200, wording: 'a secret', data: null }),
  )
  bot.onMessage((event) => bot.send(event, 'hello').then(() => {}))
  await expect(bot.receive(message)).rejects.toThrow('1200')
  const [call, event] = spans.getFinishedSpans()
  expect(call).toMatchObject({
    status: { code: SpanStatusCode.ERROR },
    attributes: {
      'error.type': 'ActionFailedError',
      'rpc.response.status_code': '1200',
      'onebot.sent': 'refused',
    },
  })
  expect(event).toMatchObject({
    status: { code: SpanStatusCode.ERROR },
    attributes: { 'error.type': 'ActionFailedError' },
  })
  const told = spans
    .getFinishedSpans()
    .map(({ name, attributes, events, status }) => ({ name, attributes, events, status }))
  expect(JSON.stringify(told)).not.toMatch(/secret|hello|person|1000[01]/)
})

test('durations are measured, of what failed as well', async () => {
  const { bot, metrics } = observed(createTransport(new Error('down')))
  bot.onMessage((event) => bot.send(event, 'hello').then(() => {}))
  await expect(bot.receive(message)).rejects.toThrow('down')
  const found = await metrics()
  expect(found.map(({ descriptor: { name, unit } }) => [name, unit])).toEqual([
    ['messaging.process.duration', 's'],
    ['rpc.client.call.duration', 's'],
  ])
  expect(found[1]?.dataPoints[0]?.attributes).toEqual({
    'rpc.system.name': 'onebot',
    'rpc.method': 'send_msg',
    'error.type': 'NetworkError',
    'onebot.sent': 'unknown',
  })
})

test('what handlers do without waiting is done, and the answer stays the same', async () => {
  const { bot } = observed()
  bot.onMessage(() => ({ reply: 'at once' }))
  expect(await bot.receive(message)).toEqual({
    reply: [{ type: 'text', data: { text: 'at once' } }],
  })
})

test('without a global provider nothing is made and everything works', async () => {
  expect(trace.getTracerProvider()).toBeDefined()
  const bot = new CQHttp({ secret: false, transport: createTransport(), logger: false })
  instrument(bot)
  bot.onMessage((event) => bot.send(event, 'hello').then(() => {}))
  expect(await bot.deliver(message)).toBe('handled')
})
