import * as v from 'valibot'
import { type Outcome, type ProfileName, type Sandbox, WorldError } from '@cqhttp/sandbox'
import { profiles } from '@cqhttp/sandbox/tooling'
import type { WriteOptions } from '../recording/write-test.ts'
import type { Command, CommandResult, FaultsView, Strike } from '../protocol.ts'
import {
  describeIssue,
  excerpt,
  flag,
  eventUrl,
  id,
  ids,
  message,
  name,
  object,
  oneOf,
  path,
  range,
  text,
} from './schema.ts'

/** What commands work on. */
export interface Desk {
  readonly sandbox: Sandbox
  connect(url: string): void
  setFaults(faults: Partial<FaultsView>): void
  strikeNext(strike: Strike): void
  record(active: boolean): void
  export(options: WriteOptions): CommandResult
  reset(): Promise<void>
}

/** What people do has an outcome once the bot has answered; everything else is done at once. */
type Done = Promise<Outcome | void> | CommandResult | void

/** The input is not a command. */
export class BadCommand extends Error {}

interface Entry<Fields> {
  readonly fields: v.ObjectEntries
  readonly schema: v.GenericSchema<unknown, Fields>
  readonly run: (fields: Fields, desk: Desk) => Done
}

function entry<Entries extends v.ObjectEntries>(
  fields: Entries,
  run: Entry<v.InferOutput<v.StrictObjectSchema<Entries, undefined>>>['run'],
): Entry<v.InferOutput<v.StrictObjectSchema<Entries, undefined>>> {
  return { fields, schema: v.strictObject(fields), run }
}

const { exactOptional: maybe } = v

const byOperator = { group: id, by: maybe(id) }
const seconds = range(0, 30 * 86_400)
const honors = ['talkative', 'performer', 'legend', 'strong_newbie', 'emotion'] as const

const entries = {
  say: entry(
    {
      from: id,
      group: maybe(id),
      through: maybe(id),
      message,
      cqCode: maybe(flag),
      anonymous: maybe(v.union([flag, name], 'true, false or the name of a mask')),
    },
    ({ from, message: said, ...options }, { sandbox }) => sandbox.user(from).say(said, options),
  ),
  recall: entry({ by: id, number: id }, ({ by, number }, { sandbox }) =>
    sandbox.user(by).recall(sandbox.view(sandbox.world.message(number))),
  ),
  poke: entry(
    { from: id, target: maybe(id), group: maybe(id) },
    ({ from, ...options }, { sandbox }) => sandbox.user(from).poke(options),
  ),
  upload: entry(
    { from: id, group: id, name, size: maybe(range(0, 2 ** 40)) },
    ({ from, group, ...file }, { sandbox }) => sandbox.user(from).upload(file, { group }),
  ),
  requestFriend: entry({ from: id, comment: maybe(text) }, ({ from, comment }, { sandbox }) =>
    sandbox.user(from).requestFriend(comment),
  ),
  befriend: entry({ from: id }, ({ from }, { sandbox }) => sandbox.user(from).befriend()),
  requestJoin: entry(
    { from: id, group: id, comment: maybe(text) },
    ({ from, group, comment }, { sandbox }) => sandbox.user(from).requestJoin(group, comment),
  ),
  invite: entry(
    { from: id, group: id, comment: maybe(text) },
    ({ from, group, comment }, { sandbox }) => sandbox.user(from).invite(group, comment),
  ),
  join: entry(
    { user: id, invited: maybe(flag), ...byOperator },
    ({ group, user, ...options }, { sandbox }) => sandbox.group(group).join(user, options),
  ),
  leave: entry({ group: id, user: id }, ({ group, user }, { sandbox }) =>
    sandbox.group(group).leave(user),
  ),
  kick: entry(
    { user: id, reject: maybe(flag), ...byOperator },
    ({ group, user, ...options }, { sandbox }) => sandbox.group(group).kick(user, options),
  ),
  ban: entry(
    { user: id, duration: maybe(seconds), ...byOperator },
    ({ group, user, duration, ...by }, { sandbox }) => sandbox.group(group).ban(user, duration, by),
  ),
  wholeBan: entry({ enable: flag, ...byOperator }, ({ group, enable, ...by }, { sandbox }) =>
    sandbox.group(group).wholeBan(enable, by),
  ),
  setAdmin: entry({ group: id, user: id, enable: flag }, ({ group, user, enable }, { sandbox }) =>
    sandbox.group(group).setAdmin(user, enable),
  ),
  setCard: entry(
    { user: id, card: text, ...byOperator },
    ({ group, user, card, ...by }, { sandbox }) => sandbox.group(group).setCard(user, card, by),
  ),
  setTitle: entry({ group: id, user: id, title: text }, ({ group, user, title }, { sandbox }) =>
    sandbox.group(group).setTitle(user, title),
  ),
  allowAnonymous: entry({ enable: flag, ...byOperator }, ({ group, enable, ...by }, { sandbox }) =>
    sandbox.group(group).allowAnonymous(enable, by),
  ),
  rename: entry({ name, ...byOperator }, ({ group, name: to, ...by }, { sandbox }) =>
    sandbox.group(group).rename(to, by),
  ),
  honor: entry(
    { group: id, user: id, honor: oneOf(honors) },
    ({ group, user, honor }, { sandbox }) => sandbox.group(group).honor(user, honor),
  ),
  luckyKing: entry({ group: id, user: id, target: id }, ({ group, user, target }, { sandbox }) =>
    sandbox.group(group).luckyKing(user, target),
  ),
  dismiss: entry({ group: id }, ({ group }, { sandbox }) => sandbox.group(group).dismiss()),
  raise: entry({ event: object }, ({ event }, { sandbox }) => sandbox.raise(event)),
  heartbeat: entry({}, (_, { sandbox }) => sandbox.heartbeat()),
  lifecycle: entry({ type: oneOf(['enable', 'disable', 'connect']) }, ({ type }, { sandbox }) =>
    sandbox.lifecycle(type),
  ),
  addUser: entry(
    { nickname: name, id: maybe(id), friend: maybe(flag) },
    ({ nickname, friend = false, ...given }, { sandbox: { world, selfId } }) => {
      const { id: user = freeId(world.users) } = given
      if (world.users.has(user)) throw taken(`user ${user}`)
      world.addUser({ id: user, nickname })
      if (friend) world.addFriend(selfId, user)
      return { id: user }
    },
  ),
  addGroup: entry(
    {
      name,
      id: maybe(id),
      members: maybe(ids),
      botRole: maybe(oneOf(['owner', 'admin', 'member'])),
    },
    ({ name: called, members = [], botRole = 'admin', ...given }, { sandbox }) => {
      const { world, selfId } = sandbox
      const { id: group = freeId(world.groups) } = given
      if (world.groups.has(group)) throw taken(`group ${group}`)
      const [owner, ...others] = new Set(members.filter((member) => member !== selfId))
      world.addGroup({
        id: group,
        name: called,
        members: [
          ...(owner === undefined ? [] : [botRole === 'owner' ? owner : asOwner(owner)]),
          ...others,
          { id: selfId, role: owner === undefined ? 'owner' : botRole },
        ],
      })
      return { id: group }
    },
  ),
  connect: entry({ url: eventUrl }, ({ url }, desk) => desk.connect(url)),
  switchProfile: entry(
    { profile: oneOf(Object.keys(profiles) as ProfileName[]) },
    ({ profile }, { sandbox }) => sandbox.switchProfile(profile),
  ),
  setFaults: entry(
    {
      copies: maybe(range(1, 5)),
      delay: maybe(range(0, 60_000)),
      loseResponse: maybe(flag),
      loseAnswer: maybe(flag),
      timeOut: maybe(flag),
    },
    (faults, desk) => desk.setFaults(faults),
  ),
  strikeNext: entry(
    {
      side: oneOf(['push', 'api']),
      times: range(1, 99),
      delay: range(0, 60_000),
      copies: range(1, 5),
    },
    (strike, desk) => desk.strikeNext(strike),
  ),
  cutSockets: entry({ socket: maybe(id) }, ({ socket }, { sandbox }) => {
    if (sandbox.cutSockets(socket) > 0 || socket === undefined) return
    throw new WorldError('missing', `the socket ${socket} is not open`)
  }),
  record: entry({ active: flag }, ({ active }, desk) => desk.record(active)),
  export: entry(
    {
      framework: oneOf(['vitest', 'node:test']),
      bot: v.union(
        [v.strictObject({ module: path }), v.strictObject({ url: eventUrl })],
        '{ module } or { url }',
      ),
    },
    (options, desk) => desk.export(options),
  ),
  reset: entry({}, (_, desk) => desk.reset()),
} satisfies { [Do in Command['do']]: Entry<Omit<Extract<Command, { do: Do }>, 'do'>> }

function asOwner(member: number): { id: number; role: 'owner' } {
  return { id: member, role: 'owner' }
}

function taken(what: string): WorldError {
  return new WorldError('forbidden', `there is a ${what} already`)
}

/** One above all that are taken. */
function freeId(taken: ReadonlyMap<number, unknown>): number {
  return Math.max(10_000, ...taken.keys()) + 1
}

/** A command, and how to carry it out. */
export interface ReadCommand {
  readonly command: Command
  readonly run: (desk: Desk) => Done
}

/**
 * Reads a command.
 *
 * @throws BadCommand that names the field, what it must be and what it is.
 */
export function readCommand(input: unknown): ReadCommand {
  const { do: verb, ...given } = v.is(v.looseObject({ do: v.unknown() }), input) ? input : {}
  if (typeof verb !== 'string' || !Object.hasOwn(entries, verb)) {
    const choices = Object.keys(entries).join(', ')
    throw new BadCommand(`do: must be one of ${choices}, but it is ${excerpt(verb)}`)
  }
  const { fields, schema, run } = entries[verb as Command['do']] as Entry<object>
  const parsed = v.safeParse(schema, given)
  if (!parsed.success) {
    throw new BadCommand(parsed.issues.map((issue) => describeIssue(issue, fields)).join('; '))
  }
  const { output } = parsed
  return { command: { do: verb, ...output } as Command, run: (desk) => run(output, desk) }
}
