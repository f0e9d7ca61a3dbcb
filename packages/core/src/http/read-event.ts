import { createVerifier } from '#hmac'
import type { Incoming, Outgoing } from './endpoint.ts'
import { isBodyTooLarge } from '../base/errors.ts'
import { sameId, type Id } from '../base/id.ts'
import type { Verifier } from '../base/hmac.ts'
import { parseJson } from '../base/json.ts'
import { isThenable } from '../base/eventually.ts'
import { isObject } from '../base/value.ts'
import type { CQHttpOptions } from '../options.ts'
import { respondError } from './respond.ts'

/** A request that is not an event, and the response to it. */
export class Refusal extends Error {
  readonly outgoing: Outgoing

  constructor(status: number, text: string, headers?: Record<string, string>) {
    super(`${status}: ${text}`)
    this.outgoing = respondError(status, text, headers)
  }
}

/** An event as it was posted. */
export interface Posted {
  payload: Record<string, unknown>
  body: Uint8Array
  /** Of the body, in hex digits; undefined where none was asked for. */
  signature: string | undefined
}

interface ReceiverOptions {
  secret: CQHttpOptions['secret']
  maxBodySize: number
}

const UTF8 = new TextDecoder('utf-8', { fatal: true })
const SIGNATURE_PREFIX = 'sha1='
/** As every implementation writes it: other texts for the same bytes would be other events. */
const SIGNATURE = /^sha1=[0-9a-f]{40}$/
const JSON_TYPE = /^application\/json[\t ]*(?:;|$)/i

/**
 * Reads events: raw bytes within the limit, signature over these bytes, then JSON.
 *
 * The returned function rejects with a {@link Refusal} when the request is not an event.
 */
export function createReceiver({
  secret,
  maxBodySize,
}: ReceiverOptions): (incoming: Incoming) => Promise<Posted> {
  const verifiers = new Map<string, Verifier>()

  function verifierFor(key: string): Verifier {
    let verifier = verifiers.get(key)
    if (verifier === undefined) verifiers.set(key, (verifier = createVerifier(key)))
    return verifier
  }

  return async (incoming) => {
    const hasAccounts = typeof secret === 'function'
    const account = hasAccounts ? incoming.headers.get('x-self-id') : null
    const key = hasAccounts ? await secretOf(secret, account) : secret
    // `undefined` is possible only where the option was left out: checkOptions refuses it else.
    const isSigned = key !== false && key !== undefined
    const signature = isSigned ? signatureOf(incoming) : refuseBrowsers(incoming)
    let body: Uint8Array
    try {
      body = await incoming.bytes(maxBodySize)
    } catch (error) {
      throw toRefusal(error, maxBodySize)
    }
    if (isSigned && signature !== undefined) {
      const isRight = verifierFor(key)(body, signature)
      if (!(isThenable(isRight) ? await isRight : isRight))
        throw new Refusal(403, 'wrong signature')
    }
    const payload = parse(body)
    if (hasAccounts) await checkAccount(secret, payload, account, key)
    return { payload, body, signature }
  }
}

type SecretFunction = Extract<CQHttpOptions['secret'], Function>

async function secretOf(secret: SecretFunction, account: string | null): Promise<string | false> {
  if (account === null || account === '') throw new Refusal(401, 'X-Self-ID header missing')
  const key: unknown = await secret(account)
  if (isMissing(key)) throw new Refusal(403, 'unknown account')
  // Not left to the verifier, which would name the value or take its text for the key.
  if (typeof key !== 'string' && key !== false) {
    throw new TypeError('the function secret must give a string, false or undefined')
  }
  return key
}

/** Null is not in the type, but what many a lookup gives. */
function isMissing(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || value === ''
}

/**
 * The header only selects a key, the body decides: with the key of one account nobody speaks for
 * another. The ids may differ with onebots, whose header carries the account's name.
 */
async function checkAccount(
  secret: SecretFunction,
  payload: Record<string, unknown>,
  account: string | null,
  key: string | false | undefined,
): Promise<void> {
  const selfId = payload['self_id'] as Id | null | undefined
  if (isMissing(selfId) || sameId(selfId, account)) return
  if (typeof selfId === 'object') throw new Refusal(403, 'wrong account')
  const expected = await secret(String(selfId))
  const isName = !/^\d+$/.test(account ?? '')
  if (isMissing(expected) ? !isName : expected !== key) throw new Refusal(403, 'wrong account')
}

function signatureOf(incoming: Incoming): string {
  const header = incoming.headers.get('x-signature')
  if (header === null || header === '') throw new Refusal(401, 'X-Signature header missing')
  if (!SIGNATURE.test(header)) throw new Refusal(403, 'wrong signature')
  return header.slice(SIGNATURE_PREFIX.length)
}

/** Without a secret: no web page may drive a bot that runs on the visitor's own machine. */
function refuseBrowsers({ headers }: Incoming): undefined {
  if (headers.get('origin') !== null) throw new Refusal(403, 'requests from web pages are refused')
  if (!JSON_TYPE.test(headers.get('content-type') ?? '')) {
    throw new Refusal(415, 'the content type must be application/json')
  }
}

function toRefusal(error: unknown, limit: number): Refusal {
  return isBodyTooLarge(error)
    ? new Refusal(413, `more than ${limit} bytes`)
    : new Refusal(400, 'the body could not be read')
}

function parse(body: Uint8Array): Record<string, unknown> {
  let payload: unknown
  try {
    payload = parseJson(UTF8.decode(body))
  } catch {
    throw new Refusal(400, 'the body is not JSON')
  }
  if (!isObject(payload) || Array.isArray(payload)) {
    throw new Refusal(400, 'the body is not a JSON object')
  }
  return payload
}
