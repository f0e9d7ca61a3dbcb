import type { FaultsView, Strike } from '../protocol.ts'
import { Code, writeCall } from './literal.ts'
import { segmentsOf } from './mentions.ts'
import type { RecordedStep, StepCommand } from './recording.ts'
import type { References } from './references.ts'

/** What a statement may need besides its command. */
export interface StatementContext {
  readonly step: RecordedStep
  readonly references: References
  readonly selfId: number
  /** What goes wrong on purpose, with this command. */
  readonly faults: FaultsView
}

type Of<Do extends StepCommand['do']> = Extract<StepCommand, { do: Do }>
type Writers = {
  [Do in StepCommand['do']]: (command: Of<Do>, context: StatementContext) => readonly Statement[]
}

/** One call; `awaited` when the bot is told and may answer. */
export interface Statement {
  readonly callee: string
  readonly args: readonly unknown[]
  readonly awaited: boolean
}

const WRITERS: Writers = {
  say: ({ from, group, through, message, cqCode, anonymous }, { step, references }) => {
    const segments = segmentsOf(message, cqCode)
    const mentions = step.said?.mentions ?? {}
    const refers = Object.keys(mentions).length > 0
    const isString = typeof message === 'string' && !refers
    return act(
      user(from),
      'say',
      isString ? message : references.segments(segments, mentions),
      options({ group, through, anonymous, cqCode: isString ? cqCode : undefined }),
    )
  },
  recall: ({ by, number }, { references }) => act(user(by), 'recall', references.message(number)),
  poke: ({ from, target, group }) => act(user(from), 'poke', options({ target, group })),
  upload: ({ from, group, name, size }) =>
    act(user(from), 'upload', options({ name, size }), { group }),
  requestFriend: ({ from, comment }) => act(user(from), 'requestFriend', comment),
  befriend: ({ from }) => act(user(from), 'befriend'),
  requestJoin: ({ from, group, comment }) => act(user(from), 'requestJoin', group, comment),
  invite: ({ from, group, comment }) => act(user(from), 'invite', group, comment),
  join: ({ group, user: id, invited, by }) =>
    act(inGroup(group), 'join', id, options({ invited, by })),
  leave: ({ group, user: id }) => act(inGroup(group), 'leave', id),
  kick: ({ group, user: id, by, reject }) =>
    act(inGroup(group), 'kick', id, options({ reject, by })),
  ban: ({ group, user: id, duration, by }) =>
    act(
      inGroup(group),
      'ban',
      id,
      by === undefined ? duration : (duration ?? 1800),
      options({ by }),
    ),
  wholeBan: ({ group, enable, by }) => act(inGroup(group), 'wholeBan', enable, options({ by })),
  setAdmin: ({ group, user: id, enable }) => act(inGroup(group), 'setAdmin', id, enable),
  setCard: ({ group, user: id, card, by }) =>
    act(inGroup(group), 'setCard', id, card, options({ by })),
  setTitle: ({ group, user: id, title }) => act(inGroup(group), 'setTitle', id, title),
  allowAnonymous: ({ group, enable, by }) =>
    act(inGroup(group), 'allowAnonymous', enable, options({ by })),
  rename: ({ group, name, by }) => act(inGroup(group), 'rename', name, options({ by })),
  honor: ({ group, user: id, honor }) => act(inGroup(group), 'honor', id, honor),
  luckyKing: ({ group, user: id, target }) => act(inGroup(group), 'luckyKing', id, target),
  dismiss: ({ group }) => act(inGroup(group), 'dismiss'),
  raise: ({ event }, { selfId, step: { time } }) => {
    // The sandbox adds both; the time differs from run to run.
    const { time: at, self_id: id, ...rest } = event
    const isNow = typeof at === 'number' && Math.abs(at - time) < 60
    return act('sandbox', 'raise', {
      ...(at === undefined || isNow ? {} : { time: at }),
      ...(id === undefined || id === selfId ? {} : { self_id: id }),
      ...rest,
    })
  },
  heartbeat: () => act('sandbox', 'heartbeat'),
  lifecycle: ({ type }) => act('sandbox', 'lifecycle', type),
  addUser: ({ id, nickname, friend }, { selfId }) => [
    ...change('sandbox.world.addUser', { id, nickname }),
    ...(friend === true ? change('sandbox.world.addFriend', selfId, id) : []),
  ],
  addGroup: (_, { step }) => change('sandbox.world.addGroup', step.made),
  switchProfile: ({ profile }) => change('sandbox.switchProfile', profile),
  setFaults: (_, { faults }) => [...change('sandbox.faults.clear'), ...faultsOf(faults)],
  strikeNext: (strike) => strikesOf(strike),
}

/** The statements that do what a command did. @throws Lost when it refers to something missing. */
export function statementsOf(context: StatementContext): readonly Statement[] {
  const { command } = context.step
  const writer = WRITERS[command.do] as Writers[keyof Writers] as (
    command: StepCommand,
    context: StatementContext,
  ) => readonly Statement[]
  return writer(command, context)
}

/** The actions that send messages. */
export const SENDS: RegExp = /^send_/

/** The events that are struck: a heartbeat in between would take the place of one. */
export const STRUCK: RegExp = /^(?!meta_event)/

/** What makes the next events or calls go wrong. */
function strikesOf({ side, times, delay, copies }: Strike): Statement[] {
  const target = side === 'push' ? new Code(String(STRUCK)) : '*'
  const strike = (fault: object): Statement[] =>
    change(`sandbox.faults.${side}`, target, fault, { times })
  return [
    ...(copies > 1 ? strike({ duplicate: copies }) : []),
    ...(delay > 0 ? strike({ delay }) : []),
  ]
}

/** What switches faults on. */
export function faultsOf(faults: FaultsView): Statement[] {
  const { copies, delay, loseResponse, loseAnswer, timeOut } = faults
  const push = (...args: unknown[]): Statement[] => change('sandbox.faults.push', '*', ...args)
  const api = (...args: unknown[]): Statement[] => change('sandbox.faults.api', '*', ...args)
  return [
    ...(copies > 1 ? push({ duplicate: copies }) : []),
    ...(delay > 0 ? [...push({ delay }), ...api({ delay })] : []),
    ...(loseResponse ? push('drop-after') : []),
    ...(loseAnswer ? api('drop-after') : []),
    ...(timeOut === true ? change('sandbox.faults.api', new Code(String(SENDS)), 'timed-out') : []),
  ]
}

/** As source, with what is before and after it on its line. */
export function writeStatement(
  { callee, args }: Statement,
  indent: number,
  before = '',
  after = '',
): string {
  return `${before}${writeCall(callee, args, indent, before + after)}${after}`
}

function user(id: number): string {
  return `sandbox.user(${id})`
}

function inGroup(id: number): string {
  return `sandbox.group(${id})`
}

function act(target: string, method: string, ...args: unknown[]): Statement[] {
  return [{ callee: `${target}.${method}`, args: withoutTail(args), awaited: true }]
}

function change(callee: string, ...args: unknown[]): Statement[] {
  return [{ callee, args: withoutTail(args), awaited: false }]
}

function withoutTail(args: readonly unknown[]): unknown[] {
  return args.slice(0, args.findLastIndex((arg) => arg !== undefined) + 1)
}

/** The options that are set; undefined when none is. */
function options(given: Record<string, unknown>): Record<string, unknown> | undefined {
  const said = Object.entries(given).filter(([, value]) => value !== undefined && value !== false)
  return said.length === 0 ? undefined : Object.fromEntries(said)
}
