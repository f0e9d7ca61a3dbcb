import { timingSafeEqual } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from '../account/account.ts'
import { hasAction, perform } from '../actions/perform.ts'
import type { JsonObject } from '../json.ts'
import type { AppliedRule, Note } from '../profiles/applied-rule.ts'
import type { PlainAnswer } from '../profiles/profile.ts'
import {
  type ApiHead,
  type ApiRequest,
  decodePath,
  readChunks,
  readParameters,
} from './api-request.ts'
import { type Faults, type Strike, toStrike } from './faults.ts'
import type { Journal } from './journal.ts'
import { redactBody, redactHeaders, redactQuery, redactSecrets, redactValue } from './redact.ts'
import type { ApiCall } from './records.ts'

/** An answer of the API: a response, silence, or a connection that breaks. */
export type ApiAnswer = PlainAnswer | 'hang' | 'drop'

/** The settings of an {@link Api}. */
export interface ApiOptions {
  account: Account
  journal: Journal
  faults: Faults
  /** Undefined lets everybody in. */
  accessToken: string | undefined
  /** The key that events are signed with: not to be shown. */
  secret: string | undefined
  /** The time between two actions with `_rate_limited`, in milliseconds. */
  rateLimitInterval: number
}

const JSON_TYPE = 'application/json; charset=utf-8'

/** The HTTP API, whatever carries its requests. */
export class Api {
  readonly #options: ApiOptions
  #queue: Promise<unknown> = Promise.resolve()

  constructor(options: ApiOptions) {
    this.#options = options
  }

  /**
   * Answers a request; the body of one that is not let in stays unread.
   *
   * Rejects with the error of a body that breaks off.
   */
  async answer(
    head: ApiHead,
    body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<ApiAnswer> {
    const { maxBytes, tooLarge, preflight } = this.#options.account.profile.api
    const isPreflight = head.method === 'OPTIONS' && preflight !== undefined
    const refusal = isPreflight ? preflight : this.#authorize(head)
    const chunks = refusal === undefined ? await readChunks(body, maxBytes) : []
    const request = { ...head, body: chunks ?? [] }
    const answer = this.#answer(request, refusal ?? (chunks === undefined ? tooLarge : undefined))
    this.#options.journal.track(answer)
    return answer
  }

  async #answer(request: ApiRequest, refused: ApiAnswer | undefined): Promise<ApiAnswer> {
    const { journal, faults } = this.#options
    const rules: AppliedRule[] = []
    const note: Note = (rule, detail) => void rules.push({ rule, detail })
    const { action, params, echo, refusal } = this.#read(request, refused, note)
    const strike = toStrike(refusal === undefined ? faults.strike('api', action) : [])
    const call: ApiCall = {
      id: journal.nextCallId(),
      action: this.#hide(action),
      params: redactValue(params),
      request: this.#record(request),
      done: false,
      faults: strike.names,
      rules,
      startedAt: Date.now(),
    }
    journal.addCall(call)
    let answer: ApiAnswer
    try {
      answer = refusal ?? (await this.#strike(strike, { call, action, params, echo, note }))
    } catch (error) {
      // A defect of the sandbox: it must be seen, and must not make a test hang.
      answer = {
        status: 500,
        contentType: 'text/plain; charset=utf-8',
        body: `the sandbox failed: ${String(error)}`,
      }
    }
    if (typeof answer === 'string') call.unanswered = answer
    else {
      const { status, contentType, body } = answer
      call.response = { status, headers: { 'content-type': contentType }, body }
    }
    journal.endCall(call)
    return answer
  }

  #read(
    request: ApiRequest,
    refused: ApiAnswer | undefined,
    note: Note,
  ): { action: string; params: JsonObject; echo: unknown; refusal?: ApiAnswer } {
    const { api } = this.#options.account.profile
    const named = api.actionOf(api.decodesPath ? decodePath(request.path) : request.path)
    const nothing = { action: named ?? '', params: {}, echo: undefined }
    if (refused !== undefined) return { ...nothing, refusal: refused }
    if (api.methods !== undefined && !api.methods.includes(request.method)) {
      return { ...nothing, refusal: api.methodRefusal }
    }
    const unnamed = named === undefined || named === '' ? api.noAction(request.method) : undefined
    if (unnamed !== undefined) return { ...nothing, refusal: unnamed }
    const read = readParameters(request, api, note)
    if (typeof read === 'string' || 'status' in read) {
      return { ...nothing, refusal: read }
    }
    const { values } = read
    if (named === '' && api.takesEnvelope && typeof values['action'] === 'string') {
      note('api.envelope', 'the action is in the body')
      const { action, params, echo } = values
      return { action: String(action), params: (params ?? {}) as JsonObject, echo }
    }
    return { action: named ?? '', params: values, echo: api.echoes ? values['echo'] : undefined }
  }

  #authorize({ headers, query }: ApiHead): PlainAnswer | undefined {
    const { account, accessToken } = this.#options
    if (accessToken === undefined) return undefined
    const { authorization, queryTokenFirst, tokenMissing, tokenWrong } = account.profile.api
    const { authorization: header } = headers
    const [, inHeader] = header === undefined ? [] : (authorization.exec(header) ?? [])
    const inQuery = query.get('access_token') ?? undefined
    const given = queryTokenFirst ? (inQuery ?? inHeader) : (inHeader ?? inQuery)
    if (given === undefined) return header === undefined ? tokenMissing : tokenWrong
    return isSame(given, accessToken) ? undefined : tokenWrong
  }

  async #strike(
    { delay, drop, status, copies, truncate, timedOut }: Strike,
    work: Work,
  ): Promise<ApiAnswer> {
    if (delay > 0) await sleep(delay)
    const failing: PlainAnswer = {
      status: status?.code ?? 500,
      contentType: 'text/plain',
      body: 'injected fault',
    }
    if (drop === 'before') return 'drop'
    if (status?.done === false) return failing
    let answer: ApiAnswer = 'drop'
    for (let copy = 0; copy < copies; copy++) answer = this.#perform(work, timedOut)
    if (drop === 'after') return 'drop'
    if (status !== undefined) return failing
    if (!truncate || typeof answer === 'string') return answer
    return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) }
  }

  #perform({ call, action, params, echo, note }: Work, timedOut: boolean): ApiAnswer {
    const { account, journal } = this.#options
    const { api, actions } = account.profile
    const { plain, manner } = this.#resolve(action)
    if (manner === 'unknown') {
      return typeof api.unknownAction === 'function' ? api.unknownAction(action) : api.unknownAction
    }
    call.done = true
    const run = (): JsonObject => {
      const outcome = journal.sendFor(call, () => perform(account, plain, params, note))
      if (timedOut && outcome.ok) return api.unconfirmed(echo)
      const odd = actions.odd[plain]?.(outcome.ok ? 'done' : outcome.failure)
      if (odd !== undefined) {
        note('action.odd-answer', `${plain} answers in its own way`)
        return odd
      }
      return outcome.ok ? api.success(outcome.data, echo) : api.failure(outcome.failure, echo)
    }
    if (manner === 'plain') return toAnswer(run())
    this.#later(manner === 'queue', run)
    return toAnswer({ status: 'async', retcode: 1, data: null })
  }

  #resolve(action: string): { plain: string; manner: 'plain' | 'later' | 'queue' | 'unknown' } {
    const { account } = this.#options
    const { suffixes } = account.profile.api
    const [, plain = action, suffix] = /^(.+?)(_async|_rate_limited)$/.exec(action) ?? []
    const isMissing = account.profile.actions.missing.includes(action)
    if (isMissing || !hasAction(account, plain)) return { plain, manner: 'unknown' }
    if (suffix === '_async') return { plain, manner: suffixes.async }
    return { plain, manner: suffix === undefined ? 'plain' : suffixes.rateLimited }
  }

  #hide(text: string): string {
    const { accessToken = '', secret = '' } = this.#options
    return redactSecrets(text, [accessToken, secret])
  }

  /** The request for the journal, without tokens. */
  #record({ method, path, query, headers, body }: ApiRequest): ApiCall['request'] {
    const hide = (text: string): string => this.#hide(text)
    const search = redactQuery(query)
    const fields = Object.entries(redactHeaders(headers))
    return {
      method,
      url: hide(search === '' ? decodePath(path) : `${decodePath(path)}?${search}`),
      headers: Object.fromEntries(fields.map(([name, value]) => [name, hide(value)])),
      body: hide(redactBody(Buffer.concat(body).toString())),
    }
  }

  /** Runs after the answer; with a rate limit, also after the action before it and a pause. */
  #later(queued: boolean, run: () => unknown): void {
    const { journal, rateLimitInterval } = this.#options
    if (!queued) {
      journal.track(sleep(0).then(run))
      return
    }
    const done = this.#queue.then(() => sleep(0)).then(run)
    this.#queue = done.then(() => sleep(rateLimitInterval))
    journal.track(done)
  }
}

/** A call that is carried out. */
interface Work {
  call: ApiCall
  action: string
  /** With the tokens that are not recorded. */
  params: JsonObject
  echo: unknown
  note: Note
}

function toAnswer(body: JsonObject): PlainAnswer {
  return { status: 200, contentType: JSON_TYPE, body: JSON.stringify(body) }
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
