import type { EventBase } from './event-base.ts'

/** The meta event types, each with its sub types. */
export const metaEventTypes = {
  lifecycle: ['enable', 'disable', 'connect'],
  heartbeat: [],
} as const

/**
 * The implementation started, stopped or connected.
 *
 * Over HTTP only cqhttp sends `enable` and `disable`, and only Lagrange `connect`.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/meta.md#生命周期
 */
export interface LifecycleEvent extends EventBase {
  post_type: 'meta_event'
  meta_event_type: 'lifecycle'
  /** What happened; `connect` is said of a WebSocket, but see above. */
  sub_type: 'enable' | 'disable' | 'connect'
  /** Never there; declared so that it can be asked for in any meta event. */
  status?: undefined
  /** Never there; declared so that it can be asked for in any meta event. */
  interval?: undefined
}

/**
 * The implementation is alive; go-cqhttp and Lagrange say so every 5 s, over HTTP too.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/event/meta.md#心跳
 */
export interface HeartbeatEvent extends EventBase {
  post_type: 'meta_event'
  meta_event_type: 'heartbeat'
  /** How it is. */
  status: HeartbeatStatus
  /** The time to the next one, in milliseconds. */
  interval: number
  /** Never there; declared so that it can be asked for in any meta event. */
  sub_type?: undefined
}

/**
 * How the implementation is; each adds fields of its own.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#get_status-获取运行状态
 */
export interface HeartbeatStatus {
  /** Whether the account is online; null or missing when not known. */
  online?: boolean | null
  /** Whether everything works. */
  good: boolean
  /** Such as `stat` in go-cqhttp and `plugins_good` in cqhttp. */
  [key: string]: unknown
}

/** Any meta event; `meta_event_type` tells which. */
export type MetaEvent = LifecycleEvent | HeartbeatEvent
