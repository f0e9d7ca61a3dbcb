import {
  type Attributes,
  context,
  metrics,
  type Meter,
  type MeterProvider,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
  type TracerProvider,
} from '@opentelemetry/api'
import { isThenable } from '../base/eventually.ts'
import { isCQHttpError } from '../base/errors.ts'
import { now } from '../base/timers.ts'
import type { Delivery } from '../handling/delivery.ts'
import type { Outcome } from '../handling/process.ts'
import { aroundCalls, type Call, errorType, type OperatedBot } from './on-call.ts'

/** The settings of `instrument`. */
export interface InstrumentOptions {
  /** Whose spans are made; default the global one. */
  tracerProvider?: TracerProvider | undefined
  /** Whose metrics are made; default the global one. */
  meterProvider?: MeterProvider | undefined
}

const SCOPE = '@cqhttp/core'

/**
 * Makes a span of each event that reaches the handlers, and of each call of the API, which is a child of
 * the event's when a handler makes it; and the histograms `messaging.process.duration` and
 * `rpc.client.call.duration`, in seconds. Call it once, before the bot gets events.
 *
 * Spans have the name of the event or action, the kind of an error and its retcode; no ids of people, no
 * messages, no parameters.
 *
 * @example
 * ```ts
 * instrument(bot)
 * ```
 * @see https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/
 * @see https://opentelemetry.io/docs/specs/semconv/rpc/rpc-spans/
 */
export function instrument(bot: OperatedBot, options: InstrumentOptions = {}): void {
  const { tracerProvider = trace, meterProvider = metrics } = options
  const tracer = tracerProvider.getTracer(SCOPE)
  const meter = meterProvider.getMeter(SCOPE)
  instrumentEvents(bot, tracer, meter)
  instrumentCalls(bot, tracer, meter)
}

function instrumentEvents(bot: OperatedBot, tracer: Tracer, meter: Meter): void {
  const durations = meter.createHistogram('messaging.process.duration', {
    description: 'How long hooks and handlers took for an event',
    unit: 's',
  })
  const { processor } = bot.settings()
  const run = processor.run.bind(processor)
  processor.run = (delivery: Delivery) => {
    const attributes: Attributes = {
      'messaging.system': 'onebot',
      'messaging.operation.name': 'process',
      'messaging.operation.type': 'process',
      'messaging.destination.name': delivery.name,
    }
    const kind = SpanKind.CONSUMER
    const span = tracer.startSpan(`process ${delivery.name}`, { kind, attributes })
    const start = now()
    const end = (outcome: Outcome): Outcome => {
      const failure = outcome.failure ? { 'error.type': errorType(outcome.failure.error) } : {}
      finish(span, failure)
      durations.record((now() - start) / 1000, { ...attributes, ...failure })
      return outcome
    }
    const outcome = context.with(trace.setSpan(context.active(), span), () => run(delivery))
    return isThenable(outcome) ? outcome.then(end) : end(outcome)
  }
}

function instrumentCalls(bot: OperatedBot, tracer: Tracer, meter: Meter): void {
  const durations = meter.createHistogram('rpc.client.call.duration', {
    description: 'How long calls of the API took',
    unit: 's',
  })
  aroundCalls(bot, async ({ action }: Call, make) => {
    const attributes: Attributes = { 'rpc.system.name': 'onebot', 'rpc.method': action }
    const span = tracer.startSpan(action, { kind: SpanKind.CLIENT, attributes })
    const start = now()
    const end = (failure: Attributes): void => {
      finish(span, failure)
      durations.record((now() - start) / 1000, { ...attributes, ...failure })
    }
    try {
      const result = await context.with(trace.setSpan(context.active(), span), make)
      end({})
      return result
    } catch (error) {
      end(describeFailure(error))
      throw error
    }
  })
}

/** What an error tells without its text, which the implementation wrote. */
function describeFailure(error: unknown): Attributes {
  const attributes: Attributes = { 'error.type': errorType(error) }
  if (!isCQHttpError(error)) return attributes
  if ('retcode' in error && typeof error.retcode === 'number') {
    attributes['rpc.response.status_code'] = String(error.retcode)
  }
  if ('sent' in error && typeof error.sent === 'string') attributes['onebot.sent'] = error.sent
  return attributes
}

function finish(span: Span, failure: Attributes): void {
  if ('error.type' in failure) {
    span.setAttributes(failure)
    span.setStatus({ code: SpanStatusCode.ERROR })
  }
  span.end()
}
