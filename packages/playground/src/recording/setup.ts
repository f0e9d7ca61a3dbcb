import { write, writeCall } from './literal.ts'
import type { RecordedMessage, Recording } from './recording.ts'
import type { References } from './references.ts'
import type { GroupState, RecordedWorld } from './recorded-world.ts'
import { faultsOf, writeStatement } from './statements.ts'

/** The options of the sandbox that begins as the recorded one did. */
export function optionsOf(
  { options, seed }: Recording,
  keys: Readonly<Record<string, unknown>>,
  now: unknown,
): object {
  const { profile, now: stoppedAt, ...rest } = options
  const { self, friends, groups } = seed
  return { profile, ...keys, now: stoppedAt ?? now, self, friends, groups, ...rest }
}

/** What no option can say; the bot is connected after it, so that it hears nothing of it. */
export function writeSetup(recording: Recording, references: References): string[] {
  const { selfId, seed, earlier, faults } = recording
  return [
    ...strangersAndRemarks(seed, selfId),
    ...sayEarlier(earlier, selfId, references),
    ...seed.states.flatMap(writeState),
    ...faultsOf(faults).map((statement) => writeStatement(statement, 2)),
  ]
}

function strangersAndRemarks({ strangers, remarks }: RecordedWorld, selfId: number): string[] {
  return [
    ...strangers.map((stranger) => writeCall('sandbox.world.addUser', [stranger], 2)),
    ...remarks.map(({ id, remark }) =>
      writeCall('sandbox.world.addFriend', [selfId, id, remark], 2),
    ),
  ]
}

function sayEarlier(
  earlier: readonly RecordedMessage[],
  selfId: number,
  references: References,
): string[] {
  const lines: string[] = []
  for (const [index, message] of earlier.entries()) {
    const { from, to, group, anonymous, through } = message
    const [first] = message.segments
    const isText = message.segments.length === 1 && first?.type === 'text'
    const segments = references.segments(message.segments, message.mentions)
    const content = isText ? first.data.text : segments
    const isOwn = from === selfId
    if (isOwn && group === undefined) {
      const params = { user_id: to, message: segments }
      const call = { action: 'send_private_msg', params }
      lines.push(`await ${writeCall('sandbox.transport', [call], 2, 'await ')}`)
      references.add(message)
      continue
    }
    const options = {
      ...(group === undefined ? {} : { group }),
      ...(through === undefined ? {} : { through }),
      ...(anonymous === undefined ? {} : { anonymous }),
    }
    const statement = {
      callee: `sandbox.user(${from}).say`,
      args: [content, ...(Object.keys(options).length === 0 ? [] : [options])],
      awaited: true,
    }
    const name = `earlier${index + 1}`
    lines.push(
      isOwn
        ? writeStatement(statement, 2, 'await ')
        : writeStatement(statement, 2, `const ${name} = (await `, ').message!'),
    )
    references.add(message, isOwn ? undefined : name)
  }
  return lines.length === 0 ? [] : ['// Said before the recording began.', ...lines]
}

function writeState(state: GroupState): string[] {
  const group = `sandbox.group(${state.id})`
  const assign = (place: string, value: string): string => `${group}.${place} = ${value}`
  const inSeconds = (left: number): string => `sandbox.clock.now() + ${left}`
  return [
    ...(state.wholeBan ? [assign('group.wholeBan', 'true')] : []),
    ...(state.anonymousAllowed ? [] : [assign('group.anonymousAllowed', 'false')]),
    ...state.bans.map(({ userId, left }) => assign(`info(${userId}).bannedUntil`, inSeconds(left))),
    ...state.titles.map(({ userId, left }) =>
      assign(`info(${userId}).titleExpires`, inSeconds(left)),
    ),
    ...state.masks.map(
      ({ flag, left }) => `${group}.group.anonymousBans.set(${write(flag, 2)}, ${inSeconds(left)})`,
    ),
    ...state.blocked.map((id) => `${group}.group.blocked.add(${id})`),
    ...state.files.map((file) => writeCall(`${group}.group.files.push`, [file], 2)),
    ...state.honors.map((honor) => writeCall(`${group}.group.honors.set`, honor, 2)),
  ]
}
