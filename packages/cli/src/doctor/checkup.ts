import type { Implementation, LinkDiagnosis, Way } from '@cqhttp/playground/diagnosis'
import { placeOf } from './place.ts'

/** Which field of an implementation is to be changed. */
export type Field = NonNullable<LinkDiagnosis['field']>

/** What `cqhttp doctor` looks at. */
export interface Patient {
  /** Where the bot takes events, or sockets when it begins with `ws`; undefined: it is not looked at. */
  readonly url: string | undefined
  /** What events are signed with. */
  readonly secret: string | undefined
  /** The API of the implementation, or its WebSocket server when it begins with `ws`. */
  readonly apiRoot: string | undefined
  /** The token of the API, and of sockets. */
  readonly accessToken: string | undefined
  /** The account that should be logged in. */
  readonly selfId: string | undefined
  /** Whether the implementation runs in a container. */
  readonly inContainer: boolean
  /** The Worker that the bot is; undefined for any other bot. */
  readonly worker: { readonly compatibilityDate: string | undefined } | undefined
  /** How long a probe waits, in milliseconds. */
  readonly timeout: number
}

/** A thing that was looked at and is in order. */
interface Check {
  readonly subject: 'bot' | 'api' | 'events'
  /** What is in order, by the name of its words. */
  readonly name: CheckName
  /** What the words need. */
  readonly values: Readonly<Record<string, string | number>>
}

export type CheckName =
  | 'event-taken'
  | 'forgery-refused'
  | 'large-event-taken'
  | 'socket-taken'
  | 'stranger-refused'
  | 'api-answers'
  | 'api-guarded'
  | 'account-online'
  | 'event-came'

/** What has been found out. */
export interface Checkup {
  readonly checks: Check[]
  readonly findings: LinkDiagnosis[]
  /** What answers as the implementation. */
  implementation?: Implementation
  /** The account that is logged in. */
  account?: string
}

/** The field that a finding about the events or the sockets of the bot is about. */
export function botField(url: string, part: 'address' | 'key'): Field {
  return { way: isSocketUrl(url) ? 'reverse' : 'events', part }
}

/** The field that a finding about the API is about. */
export function apiField(url: string, part: 'address' | 'key'): Field {
  return { way: (isSocketUrl(url) ? 'forward' : 'api') satisfies Way, part }
}

/** Makes a finding of something that keeps a link from working. */
export type Find = (
  code: LinkDiagnosis['code'],
  /** The part of the address's field that it is about; undefined if no field changes it. */
  part: Field['part'] | undefined,
  values?: LinkDiagnosis['values'],
) => LinkDiagnosis

/** Findings about an address: its parts are among the values, for the words. */
export function finderFor(url: string, toField: typeof botField | typeof apiField): Find {
  const place = placeOf(url)
  return (code, part, values = {}) => ({
    code,
    level: 'bad',
    values: { ...place, ...values },
    ...(part !== undefined && { field: toField(url, part) }),
  })
}

/** Whether an address is dialled rather than posted to. */
export function isSocketUrl(url: string): boolean {
  return /^wss?:/i.test(url)
}
