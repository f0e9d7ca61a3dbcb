import { TOKEN } from '../fields.ts'
import { alb } from './alb.ts'
import { type Front, isObject, type Json } from './front.ts'
import { lattice } from './lattice.ts'
import { payloadV1 } from './payload-v1.ts'
import { payloadV2 } from './payload-v2.ts'

/** An ALB's event has all that payload 1.0 is recognised by, so it comes first. */
const fronts: readonly Front[] = [payloadV2, alb, payloadV1, lattice]

/** An HTTP request and the front that it came through. */
export interface Recognised {
  front: Front
  event: Json
  /** In upper case. */
  method: string
}

/** Tells by the structure of an event whether it is an HTTP request, and whose. */
export function recognise(event: unknown): Recognised | undefined {
  // An authorizer is asked with the request of somebody else.
  if (!isObject(event) || 'methodArn' in event || 'routeArn' in event) return undefined
  for (const front of fronts) {
    const method = front.methodOf(event)
    if (typeof method === 'string' && TOKEN.test(method)) {
      return { front, event, method: method.toUpperCase() }
    }
  }
  return undefined
}

/** What is wrong with an event that is no HTTP request; its content is not quoted. */
export function explain(event: unknown): string {
  return (
    `the event is no HTTP request, but ${describe(event)}; put API Gateway, a Function URL ` +
    'or a load balancer before the function, and remove other triggers'
  )
}

function describe(event: unknown): string {
  if (event === null || event === undefined) return String(event)
  if (!isObject(event)) return Array.isArray(event) ? 'a list' : `a ${typeof event}`
  const { constructor } = (Object.getPrototypeOf(event) ?? {}) as Partial<object>
  const kind = constructor?.name ?? 'Object'
  if (event instanceof Uint8Array) return `a ${kind}; if it holds JSON, parse that first`
  if (kind !== 'Object') return `an object of the class ${kind}, as other platforms have it`
  const names = Object.keys(event)
  if (names.length === 0) return 'an empty object, as a warm-up or a console test sends it'
  const shown = names.slice(0, 10).join(', ')
  return `an object with ${shown}${names.length > 10 ? ' and more' : ''}`
}
