// The seam: the code that carries out commands passes each to `recorder.step(command, run)` instead
// of running it, and gets back what `run` returned. The recorder sees by itself what came of it: it
// subscribes to the world and to the journal until `end()`. A command that fails, and one that only
// concerns the page (connect, record, export, reset), leaves no step.
//
//   const recorder = createRecorder(sandbox, { ...options, faults })
//   const done = recorder.step(command, () => run(desk))
//   const recording = recorder.end()

import type { ApiCall, Exchange, Journal, Sandbox, WorldMessage } from '@cqhttp/sandbox'
import { isJsonObject } from '@cqhttp/sandbox/tooling'
import type { Command, FaultsView } from '../protocol.ts'
import { sayAgain } from './earlier.ts'
import { flagInParams, idInSegment, openForwards, UNTOLD } from './mentions.ts'
import type {
  RecordedMessage,
  RecordedOptions,
  RecordedSockets,
  Recording,
  StepCommand,
} from './recording.ts'
import { recordGroup, recordWorld, type RecordedWorld } from './recorded-world.ts'
import { toStep, type Work } from './step.ts'

const NO_FAULTS: FaultsView = {
  copies: 1,
  delay: 0,
  loseResponse: false,
  loseAnswer: false,
}

/** What a recorder cannot see in the sandbox; further options, such as secrets, are ignored. */
export interface RecorderOptions extends RecordedOptions {
  /** What goes wrong on purpose when the recording begins; default nothing. */
  faults?: FaultsView | undefined
}

/** Begins to record what is done in a sandbox, from how it is now. */
export function createRecorder(sandbox: Sandbox, options: RecorderOptions = {}): Recorder {
  return new Recorder(sandbox, options)
}

/** Writes down commands and what came of them; made by {@link createRecorder}. */
export class Recorder {
  readonly #sandbox: Sandbox
  readonly #head: Pick<Recording, 'selfId' | 'options' | 'time' | 'faults'>
  readonly #seed: RecordedWorld
  /** How many messages there were before. */
  readonly #before: number
  readonly #work: Work[] = []
  readonly #stepOf = new Map<Exchange, Work>()
  /** The numbers of the messages by their ids. */
  readonly #numbers = new Map<string, number>()
  /** Who asked, by the flags of the requests. */
  readonly #flags = new Map<string, Work>()
  readonly #ends: (() => void)[]
  #seen: { exchanges: number; calls: number }
  #running: Work | undefined

  constructor(sandbox: Sandbox, { faults = NO_FAULTS, ...options }: RecorderOptions) {
    const { world, journal, clock, selfId } = sandbox
    this.#sandbox = sandbox
    this.#head = {
      selfId,
      options: pick(options, sandbox),
      time: clock.now(),
      faults: { ...faults },
    }
    this.#seed = recordWorld(sandbox)
    this.#before = world.messages.length
    this.#seen = countRecords(journal)
    this.#learnIds()
    this.#ends = [
      world.subscribe((fact) => {
        if (fact.type === 'message') this.#hear(fact.message)
      }),
      journal.subscribe(() => this.#read()),
    ]
  }

  /** How many steps there are. */
  get steps(): number {
    return this.#work.length
  }

  /** Runs a command and keeps it as a step; @returns what `run` returns. */
  step<Result>(command: Command, run: () => Result): Result {
    if (this.#ends.length === 0 || !isStep(command)) return run()
    const work = this.#begin(command)
    try {
      const result = run()
      this.#complete(work, result)
      if (result instanceof Promise) void result.catch(() => this.#forget(work))
      return result
    } catch (error) {
      this.#forget(work)
      throw error
    } finally {
      this.#running = undefined
    }
  }

  /** Ends the recording; @returns it, each time the same. */
  end(): Recording {
    for (const end of this.#ends.splice(0)) end()
    const steps = this.#work.map((work) => toStep(work, this.#work, this.#numbers, this.#flags))
    const earlier = sayAgain({
      sandbox: this.#sandbox,
      seed: this.#seed,
      before: this.#before,
      steps,
      record: (message) => this.#record(message),
    })
    const { port } = new URL(this.#sandbox.apiRoot)
    const apiPort = port === '' ? undefined : Number(port)
    const sockets = this.#sockets()
    return structuredClone({
      ...this.#head,
      apiPort,
      ...(sockets === undefined ? {} : { sockets }),
      seed: this.#seed,
      earlier,
      steps,
    })
  }

  /** As the last event that went over one tells. */
  #sockets(): RecordedSockets | undefined {
    const { journal, sockets } = this.#sandbox
    const attempts = this.#work.flatMap(({ exchanges }) =>
      exchanges.flatMap((exchange) => exchange.attempts),
    )
    const last = attempts.findLast(({ socket }) => socket !== undefined)?.socket
    const found = journal.sockets.find(({ id }) => id === last)
    if (found === undefined) return undefined
    const { direction } = found
    const open = sockets.filter((socket) => socket.direction === direction)
    return { direction, count: Math.max(1, open.length) }
  }

  #begin(command: StepCommand): Work {
    const work: Work = {
      command: structuredClone(command),
      time: this.#sandbox.clock.now(),
      startedAt: Date.now(),
      lastAt: Date.now(),
      isLate: false,
      exchanges: [],
      sent: [],
      calls: [],
    }
    this.#work.push(work)
    this.#running = work
    return work
  }

  /** Adds what only the outcome tells. */
  #complete(work: Work, result: unknown): void {
    const { command } = work
    if (command.do === 'switchProfile') this.#learnIds()
    if (command.do !== 'addUser' && command.do !== 'addGroup') return
    const id = isJsonObject(result) ? result['id'] : undefined
    if (typeof id !== 'number') return
    work.command = { ...command, id }
    if (command.do === 'addGroup') work.made = recordGroup(this.#sandbox.world.group(id))
  }

  /** Drops a step that failed, unless something came of it anyway. */
  #forget(work: Work): void {
    if (work.exchanges.length > 0 || work.said !== undefined) return
    const index = this.#work.indexOf(work)
    if (index >= 0) this.#work.splice(index, 1)
  }

  #hear(message: WorldMessage): void {
    this.#numbers.set(String(this.#sandbox.view(message).id), message.number)
    const recorded = this.#record(message)
    if (message.from !== this.#head.selfId) {
      if (this.#running !== undefined) this.#running.said = recorded
      return
    }
    const { chat } = message
    const isHere = ({ event }: Exchange): boolean =>
      chat.type === 'group'
        ? event['group_id'] === chat.groupId
        : event['user_id'] === chat.to && event['message_type'] !== 'group'
    this.#attribute(
      message.via === 'operation' ? ({ operation }) => operation !== undefined : isHere,
    )?.sent.push(recorded)
  }

  #read(): void {
    const { exchanges, calls, dropped } = this.#sandbox.journal
    const seen = this.#seen
    const newExchanges = exchanges.slice(Math.max(0, seen.exchanges - dropped.exchanges))
    const newCalls = calls.slice(Math.max(0, seen.calls - dropped.calls))
    this.#seen = countRecords(this.#sandbox.journal)
    for (const exchange of newExchanges) this.#meet(exchange)
    for (const call of newCalls) this.#note(call)
    for (const [exchange, work] of this.#stepOf) {
      if (exchange.duration === undefined) continue
      this.#stepOf.delete(exchange)
      work.lastAt = Math.max(work.lastAt, Date.now())
    }
  }

  #meet(exchange: Exchange): void {
    // One that had to wait for those before it may belong to an earlier step than the last.
    const work =
      this.#running ?? this.#work.findLast(({ startedAt }) => startedAt <= exchange.startedAt)
    if (work === undefined) return
    work.exchanges.push(exchange)
    this.#stepOf.set(exchange, work)
    const { flag } = exchange.event
    if (typeof flag === 'string') this.#flags.set(flag, work)
  }

  #note(call: ApiCall): void {
    if (UNTOLD.test(call.action)) return
    const { group_id, user_id } = call.params
    const flag = flagInParams(call.action, call.params)
    this.#attribute(({ event }) => {
      if (flag !== undefined) return event['flag'] === flag
      return group_id === undefined
        ? Number(event['user_id']) === Number(user_id)
        : Number(event['group_id']) === Number(group_id)
    })?.calls.push(call)
  }

  /** The step that something belongs to: whose event under way fits, else the oldest, else the last. */
  #attribute(fits: (exchange: Exchange) => boolean): Work | undefined {
    const open = [...this.#stepOf]
    const [, work] = open.find(([exchange]) => fits(exchange)) ?? open[0] ?? []
    const owner = work ?? this.#work.at(-1)
    if (owner === undefined) return undefined
    owner.lastAt = Date.now()
    if (work === undefined) owner.isLate = true
    return owner
  }

  /** Each implementation has ids of its own. */
  #learnIds(): void {
    for (const message of this.#sandbox.world.messages) {
      this.#numbers.set(String(this.#sandbox.view(message).id), message.number)
    }
  }

  #record({ number, from, chat, segments, anonymous }: WorldMessage): RecordedMessage {
    return {
      number,
      from,
      ...(chat.type === 'group' ? { group: chat.groupId } : { to: chat.to }),
      ...(chat.type === 'private' && chat.throughGroup !== undefined
        ? { through: chat.throughGroup }
        : {}),
      ...(anonymous === null ? {} : { anonymous: anonymous.name }),
      segments: openForwards(segments, (id) => this.#sandbox.forward(id)),
      mentions: Object.fromEntries(
        segments.flatMap((segment) => {
          const id = idInSegment(segment)
          const mentioned = id === undefined ? undefined : this.#numbers.get(id)
          return id === undefined || mentioned === undefined ? [] : [[id, mentioned]]
        }),
      ),
    }
  }
}

/** How many there have been. */
function countRecords({ exchanges, calls, dropped }: Journal): {
  exchanges: number
  calls: number
} {
  return {
    exchanges: exchanges.length + dropped.exchanges,
    calls: calls.length + dropped.calls,
  }
}

function isStep(command: Command): command is StepCommand {
  return !['connect', 'cutSockets', 'record', 'export', 'reset'].includes(command.do)
}

/** Only what is named here may get into a file. */
function pick(options: RecordedOptions, { profile, clock }: Sandbox): RecordedOptions {
  const { now, messageFormat, reportSelf, timeScale, postTimeout, maxRetries, rateLimitInterval } =
    options
  return {
    profile,
    ...(now === undefined ? {} : { now: clock.now() }),
    ...(messageFormat === undefined ? {} : { messageFormat }),
    ...(reportSelf === undefined ? {} : { reportSelf }),
    ...(timeScale === undefined ? {} : { timeScale }),
    ...(postTimeout === undefined ? {} : { postTimeout }),
    ...(maxRetries === undefined ? {} : { maxRetries }),
    ...(rateLimitInterval === undefined ? {} : { rateLimitInterval }),
  }
}
