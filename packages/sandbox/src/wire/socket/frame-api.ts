import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from '../../account/account.ts'
import { isJsonObject, isTooDeep, type JsonObject, textOf } from '../../json.ts'
import type { AppliedRule, Note } from '../../profiles/applied-rule.ts'
import type { Profile } from '../../profiles/profile.ts'
import { type Faults, type Strike, toStrike } from '../faults.ts'
import type { Journal } from '../journal.ts'
import { hasFrames, type Performer, type Work } from '../performer.ts'
import { redactBody, redactSecrets, redactValue } from '../redact.ts'
import type { ApiCall } from '../records.ts'
import { shortenContent, shortenValue } from '../shorten.ts'
import type { Line } from './line.ts'
import { type SocketRules, socketRules } from './socket-rules.ts'

/** The settings of a {@link FrameApi}. */
interface FrameApiOptions {
  account: Account
  journal: Journal
  faults: Faults
  performer: Performer
  /** Not to be recorded. */
  secrets: readonly string[]
}

/** The API over sockets: a frame is a call, and its answer a frame with the same echo. */
export class FrameApi {
  readonly #options: FrameApiOptions

  constructor(options: FrameApiOptions) {
    this.#options = options
  }

  /** Answers a frame; what goes wrong in it is told to the bot. */
  answer(line: Line, text: string): void {
    const done = this.#answer(line, text)
    this.#options.journal.track(done)
  }

  async #answer(line: Line, text: string): Promise<void> {
    const { journal, faults, account, secrets } = this.#options
    const rules: AppliedRule[] = []
    const note: Note = (rule, detail) => void rules.push({ rule, detail })
    const frame = read(text, account.profile)
    const action = textOf(frame?.['action'])
    const params = isJsonObject(frame?.['params']) ? frame['params'] : {}
    const hide = (shown: string): string => redactSecrets(shown, secrets)
    const strike = toStrike(frame === undefined ? [] : faults.strike('api', action))
    const call: ApiCall = {
      id: journal.nextCallId(),
      socket: line.record.id,
      action: hide(action),
      params: shortenValue(redactValue(params)),
      request: {
        method: 'WEBSOCKET',
        url: line.record.request.url,
        headers: {},
        body: hide(redactBody(shortenContent(text))),
      },
      done: false,
      faults: strike.names,
      rules,
      startedAt: Date.now(),
    }
    journal.addCall(call)
    try {
      if (frame === undefined) this.#refuse(line, call, note)
      else await this.#strike(line, strike, { call, action, params, echo: frame['echo'], note })
    } catch (error) {
      // A defect of the sandbox: it must be seen, and must not make a test hang.
      const wording = `the sandbox failed: ${String(error)}`
      const { echo } = socketRules(account.profile.name)
      this.#send(line, call, { status: 'failed', retcode: 1500, wording, ...echo(frame?.['echo']) })
    }
    journal.endCall(call)
  }

  async #strike(line: Line, strike: Strike, work: Work): Promise<void> {
    const { delay, drop, status, copies, truncate, timedOut } = strike
    const { call } = work
    if (delay > 0) await sleep(delay)
    // Over a socket nothing in between can answer: the line breaks.
    if (drop === 'before' || status?.done === false) return cut(line, call)
    for (let copy = 0; copy < copies; copy++) {
      for (const body of this.#perform(work, timedOut)) {
        if (drop === 'after' || status !== undefined) break
        this.#send(line, call, body, truncate)
        await line.drained()
        if (!line.isOpen) break
      }
    }
    if (drop === 'after' || status !== undefined) cut(line, call)
  }

  /** Answers a frame that cannot be read. */
  #refuse(line: Line, call: ApiCall, note: Note): void {
    const { profile } = this.#options.account
    const { badFrame } = socketRules(profile.name)
    if (badFrame === undefined) {
      note('api.hang', 'JSON that cannot be read gets no answer')
      call.unanswered = 'hang'
      return
    }
    this.#send(line, call, badFrame)
  }

  #perform(work: Work, timedOut: boolean): Iterable<JsonObject> {
    const { account, performer } = this.#options
    const rules = socketRules(account.profile.name)
    const found = performer.perform(work, timedOut)
    if (found === undefined) {
      const body = refusal(account.profile, work.action, rules.unknownAction)
      return [{ ...body, ...rules.refusalEcho(work.echo) }]
    }
    if (hasFrames(found)) return withEcho(found, rules.echo(work.echo))
    const { echo: _, ...body } = found
    if (body['status'] !== 'failed') return [{ ...body, ...rules.echo(work.echo) }]
    return [this.#fail(body, work, rules)]
  }

  #fail(body: JsonObject, { echo, note }: Work, rules: SocketRules): JsonObject {
    const given = Number(body['retcode'])
    const retcode = rules.retcodes[given] ?? given
    if (!rules.withoutEcho.includes(retcode)) return { ...body, retcode, ...rules.echo(echo) }
    if (echo !== undefined) note('api.no-echo', `a failure with retcode ${retcode} has no echo`)
    return { ...body, retcode }
  }

  #send(line: Line, call: ApiCall, envelope: JsonObject, truncate = false): void {
    const text = JSON.stringify(envelope)
    const body = truncate ? text.slice(0, Math.floor(text.length / 2)) : text
    if (line.send(body)) call.response = { status: 200, headers: {}, body: shortenContent(body) }
    else call.unanswered = 'drop'
  }
}

function* withEcho(frames: Iterable<JsonObject>, echo: JsonObject): Generator<JsonObject> {
  for (const frame of frames) yield { ...frame, ...echo }
}

function cut(line: Line, call: ApiCall): void {
  call.unanswered = 'drop'
  line.cut()
}

/** Undefined for what is not a JSON object. */
function read(text: string, { api }: Profile): JsonObject | undefined {
  try {
    const frame = api.parse(text)
    return isJsonObject(frame) && !isTooDeep(frame) ? frame : undefined
  } catch {
    return undefined
  }
}

/** The words of the implementation for an unknown action, if it has any, under this retcode. */
function refusal({ api }: Profile, action: string, retcode: number): JsonObject {
  const { unknownAction: known } = api
  const { contentType, body } = typeof known === 'function' ? known(action) : known
  const words: unknown = contentType.startsWith('application/json') ? JSON.parse(body) : {}
  const { echo: _, ...rest } = isJsonObject(words) ? words : {}
  return { status: 'failed', data: null, ...rest, retcode }
}
