import { createVerifier } from '#hmac'
import type { Incoming } from './endpoint.ts'
import { isBodyTooLarge, isBodyUsed } from '../base/errors.ts'
import { sameId, type Id } from '../base/id.ts'
import type { Verifier } from '../base/hmac.ts'
import { parseJson, stringifyJson } from '../base/json.ts'
import { isThenable } from '../base/eventually.ts'
import { isFilled, isRecord, printable } from '../base/value.ts'
import { BLANKS, type CQHttpOptions } from '../options.ts'
import { Refusal } from './refusal.ts'

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
/** How many keys are kept ready, for bots with an account for each user. */
const MAX_VERIFIERS = 1_000
const SIGNATURE_PREFIX = 'sha1='
/** Of SHA-1 in hexadecimal. */
const SIGNATURE_DIGITS = 40
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
  /** Of keys that somebody has signed with. */
  const verifiers = new Map<string, Verifier>()

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
      if (isBodyUsed(error)) throw error
      if (!isBodyTooLarge(error)) throw new Refusal(400, 'the body could not be read')
      throw new Refusal(413, `more than ${maxBodySize} bytes`, 'Raise maxBodySize.')
    }
    if (isSigned && signature !== undefined) {
      const verify = verifiers.get(key) ?? createVerifier(key)
      const isRight = verify(body, signature)
      if (!(isThenable(isRight) ? await isRight : isRight)) throw wrongSignature()
      if (!verifiers.has(key)) {
        if (verifiers.size === MAX_VERIFIERS) verifiers.clear()
        verifiers.set(key, verify)
      }
    }
    const payload = parse(body)
    if (hasAccounts) await checkAccount(secret, payload, account, key)
    return { payload, body, signature }
  }
}

type SecretFunction = Extract<CQHttpOptions['secret'], Function>

async function secretOf(secret: SecretFunction, account: string | null): Promise<string | false> {
  if (account === null) {
    throw new Refusal(401, 'X-Self-ID header missing', 'Does a proxy drop it?')
  }
  const key: unknown = account === '' ? undefined : await secret(account)
  if (key === false) return key
  if (isFilled(key)) {
    if (key !== key.trim()) throw new TypeError(`the function secret gives what ${BLANKS}`)
    return key
  }
  // Whatever it is: an object that is used as a map gives functions for `constructor`.
  throw new Refusal(
    403,
    'unknown account',
    `The function secret has none for ${printable(account)}`,
  )
}

/**
 * The header only selects a key, the body decides: with the key of one account nobody speaks for
 * another. With onebots, whose header carries the account's name, both must have the same key.
 */
async function checkAccount(
  secret: SecretFunction,
  payload: Record<string, unknown>,
  account: string | null,
  key: string | false | undefined,
): Promise<void> {
  const selfId = payload['self_id'] as Id | null | undefined
  if (selfId === undefined || selfId === null || selfId === '' || sameId(selfId, account)) return
  if (typeof selfId !== 'object' && (await secret(String(selfId))) === key) return
  const ids = `${printable(account ?? '')} (X-Self-ID) and ${printable(stringifyJson(selfId))} (self_id)`
  throw new Refusal(403, 'wrong account', `The function secret must give the same for ${ids}`)
}

function signatureOf(incoming: Incoming): string {
  const header = incoming.headers.get('x-signature')
  if (header === null) throw new Refusal(401, 'X-Signature header missing', 'signature-missing')
  const digits = header.slice(SIGNATURE_PREFIX.length)
  if (digits.length !== SIGNATURE_DIGITS || !header.startsWith(SIGNATURE_PREFIX))
    throw wrongSignature()
  return digits
}

function wrongSignature(): Refusal {
  return new Refusal(403, 'wrong signature', 'signature-wrong')
}

/** Without a secret: no web page may drive a bot that runs on the visitor's own machine. */
function refuseBrowsers({ headers }: Incoming): undefined {
  if (headers.get('origin') !== null) throw new Refusal(403, 'requests from web pages are refused')
  if (!JSON_TYPE.test(headers.get('content-type') ?? '')) {
    throw new Refusal(415, 'the content type must be application/json')
  }
}

function parse(body: Uint8Array): Record<string, unknown> {
  let payload: unknown
  try {
    payload = parseJson(UTF8.decode(body))
  } catch {
    throw new Refusal(400, 'the body is not JSON')
  }
  if (!isRecord(payload)) {
    throw new Refusal(400, 'the body is not a JSON object')
  }
  return payload
}
