import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from '../account/account.ts'
import type { JsonObject } from '../json.ts'
import type { AppliedRule, Note } from '../profiles/applied-rule.ts'
import type { PlainAnswer, Profile } from '../profiles/profile.ts'
import { refuseToken } from './authorization.ts'
import {
  type ApiHead,
  type ApiRequest,
  decodePath,
  readChunks,
  readParameters,
} from './api-request.ts'
import { type Faults, type Strike, toStrike } from './faults.ts'
import type { Journal } from './journal.ts'
import { hasFrames, type Performer, type Work } from './performer.ts'
import { redactBody, redactHeaders, redactQuery, redactSecrets, redactValue } from './redact.ts'
import type { ApiCall } from './records.ts'
import { shortenContent, shortenValue } from './shorten.ts'

/** An answer of the API: a response, silence, or a connection that breaks. */
export type ApiAnswer = PlainAnswer | FramedAnswer | 'hang' | 'drop'

/** An answer whose body is made as it is sent. */
export interface FramedAnswer extends Omit<PlainAnswer, 'body'> {
  readonly texts: Iterable<string>
}

/** The settings of an {@link Api}. */
export interface ApiOptions {
  account: Account
  journal: Journal
  faults: Faults
  /** Undefined lets everybody in. */
  accessToken: string | undefined
  /** The key that events are signed with: not to be shown. */
  secret: string | undefined
  performer: Performer
}

/** How much of an answer of several frames is recorded, in characters. */
const MOST_RECORDED = 64 * 1024

const JSON_TYPE = 'application/json; charset=utf-8'

/** The HTTP API, whatever carries its requests. */
export class Api {
  readonly #options: ApiOptions

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
    const { account, accessToken } = this.#options
    const { maxBytes, tooLarge, preflight } = account.profile.api
    const isPreflight = head.method === 'OPTIONS' && preflight !== undefined
    const refusal = isPreflight ? preflight : refuseToken(account.profile, accessToken, head)
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
      params: shortenValue(redactValue(params)),
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
      const { status, contentType } = answer
      const headers = { 'content-type': contentType }
      if ('texts' in answer) return { status, contentType, texts: this.#follow(call, answer) }
      call.response = { status, headers, body: answer.body }
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
    if ('texts' in answer) return { ...answer, texts: truncated(answer.texts) }
    return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) }
  }

  #perform(work: Work, timedOut: boolean): PlainAnswer | FramedAnswer {
    const { performer, account } = this.#options
    const { unknownAction } = account.profile.api
    const body = performer.perform(work, timedOut)
    if (body !== undefined && hasFrames(body)) {
      return { status: 200, contentType: JSON_TYPE, texts: toTexts(body, account.profile.api) }
    }
    if (body !== undefined)
      return { status: 200, contentType: JSON_TYPE, body: JSON.stringify(body) }
    return typeof unknownAction === 'function' ? unknownAction(work.action) : unknownAction
  }

  /** Records what goes out, until the last of it has, or nobody takes more. */
  *#follow(call: ApiCall, { status, contentType, texts }: FramedAnswer): Generator<string> {
    let body = ''
    try {
      for (const text of texts) {
        if (body.length < MOST_RECORDED) body += shortenContent(text)
        yield text
      }
    } finally {
      call.response = { status, headers: { 'content-type': contentType }, body }
      this.#options.journal.endCall(call)
    }
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
      body: hide(redactBody(shortenContent(Buffer.concat(body).toString()))),
    }
  }
}

function* toTexts(
  frames: Iterable<JsonObject>,
  { frameBorder, endsFrames }: Profile['api'],
): Generator<string> {
  let isFirst = true
  for (const frame of frames) {
    const text = JSON.stringify(frame)
    yield endsFrames ? text + frameBorder : (isFirst ? '' : frameBorder) + text
    isFirst = false
  }
}

/** The first text, but not to its end. */
function* truncated(texts: Iterable<string>): Generator<string> {
  for (const text of texts) {
    yield text.slice(0, Math.floor(text.length / 2))
    return
  }
}
