import { CQHttp, eventName, publicActions } from '@cqhttp/core'
import { createSandbox, type ProfileName, type Sandbox } from '@cqhttp/sandbox'
import { callAction } from './calls.ts'
import { profiles } from '../../src/profiles/profiles.ts'

/** The implementations that have a dialect. */
export const implementations = ['napcat', 'llbot', 'lagrange', 'go-cqhttp', 'snowluma'] as const

export type Implementation = (typeof implementations)[number] & ProfileName

/** What was seen: the results of actions and the events, by their names, as a bot gets them. */
export interface Session {
  results: Map<string, unknown[]>
  events: Map<string, unknown[]>
  /** Actions that failed, with why. */
  failures: Map<string, string>
}

const GROUP = 20_002
const OWNER = 10_002
const MEMBER = 10_001

/** All actions that a sandbox of the profile has. */
export function actionsOf(profile: Implementation): string[] {
  const { missing, extra } = profiles[profile].actions
  return [...publicActions.filter((action) => !missing.includes(action)), ...extra]
}

/** Uses each action, and lets each event happen. */
export async function record(profile: Implementation): Promise<Session> {
  const sandbox = createSandbox({
    profile,
    now: 1_720_000_000,
    reportSelf: true,
    groups: [
      { id: GROUP, botRole: 'owner', members: [{ id: OWNER, role: 'admin' }, MEMBER, 10_003] },
    ],
  })
  const session: Session = { results: new Map(), events: new Map(), failures: new Map() }
  const bot = new CQHttp({ transport: sandbox.transport, secret: false, logger: false })
  for (const post of ['message', 'message_sent', 'notice', 'request', 'meta_event']) {
    bot.on(post as 'message', (event) => {
      push(session.events, eventName(event) ?? '', structuredClone(event))
    })
  }
  sandbox.connect(bot)
  await actAsPeople(sandbox)
  for (const action of actionsOf(profile)) {
    try {
      push(session.results, action, await callAction(bot, sandbox, action))
    } catch (error) {
      session.failures.set(action, String(error))
    }
  }
  await sandbox.idle()
  await sandbox.close()
  return session
}

function push(map: Map<string, unknown[]>, name: string, value: unknown): void {
  map.set(name, [...(map.get(name) ?? []), value])
}

async function actAsPeople(sandbox: Sandbox): Promise<void> {
  const here = sandbox.group(GROUP)
  const member = here.member(MEMBER)
  await member.say([
    { type: 'text', data: { text: 'hi' } },
    { type: 'at', data: { qq: '10000' } },
    { type: 'face', data: { id: '178' } },
    { type: 'image', data: { file: 'a.png' } },
  ])
  await sandbox.user(MEMBER).say('hi')
  await sandbox.user(10_003).say('hi', { through: GROUP })
  const { message } = await member.say('away')
  if (message !== undefined) await member.recall(message)
  await member.poke()
  await sandbox.user(MEMBER).poke()
  await member.upload({ name: 'a.txt' })
  await sandbox.user(MEMBER).sendFile({ name: 'b.txt' })
  if (message !== undefined) {
    const kept = await member.say('good')
    if (kept.message !== undefined) {
      await member.react(kept.message, 76)
      await member.react(kept.message, 76, { set: false })
      await here.setEssence(kept.message)
      await here.setEssence(kept.message, false)
    }
  }
  await here.rename('renamed')
  await here.honor(MEMBER, 'talkative')
  await here.luckyKing(OWNER, MEMBER)
  await here.setCard(MEMBER, 'Ann')
  await here.setTitle(MEMBER, 'chief')
  await here.ban(MEMBER, 60)
  await here.ban(MEMBER, 0)
  await here.wholeBan(true)
  await here.wholeBan(false)
  await here.setAdmin(MEMBER)
  await here.setAdmin(MEMBER, false)
  await here.join(10_009)
  await here.leave(10_009)
  await here.join(10_010, { invited: true })
  await here.kick(10_010)
  await sandbox.user(10_011).requestFriend('please')
  await sandbox.user(10_012).requestJoin(GROUP, 'please')
  await sandbox.heartbeat()
  await sandbox.lifecycle('connect')
}
