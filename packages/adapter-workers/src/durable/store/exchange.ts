import type { Claim, StateEntry } from '@cqhttp/core'

/** No request from outside has this host: https://www.rfc-editor.org/rfc/rfc6761#section-6.4 */
export const STORE_URL = 'https://store.invalid/'

/** What an object is asked, by name; times are in milliseconds. */
export interface StoreRequests {
  /** `by` tells a repeated request from another one: a claim is given to it again. */
  claim: { key: string; lease: number; by: string }
  renew: { key: string; lease: number }
  finish: { key: string; answer: string; window: number; by: string }
  get: { key: string }
  /** `version` is that of the new value; a repeated request finds it written. */
  set: {
    key: string
    value: string
    version: string
    ttl?: number | undefined
    ifVersion?: string | undefined
  }
  delete: { key: string }
}

/** What it answers. */
export interface StoreResults {
  claim: Claim
  renew: null
  finish: null
  get: StateEntry
  /** Whether it was written. */
  set: boolean
  delete: null
}

/** The body of a request: the name and what belongs to it. */
export type StoreRequest = {
  [Name in keyof StoreRequests]: { name: Name } & StoreRequests[Name]
}[keyof StoreRequests]

/** The body of a response. Not a thrown error: Workers log those even where they are caught. */
export type StoreResponse = { result: StoreResults[keyof StoreResults] } | { error: string }
