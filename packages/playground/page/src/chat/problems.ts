import type { problemsEn } from './texts/problems.ts'

/** What the sandbox refused, as a text of the page with its values. */
export interface Problem {
  text: keyof typeof problemsEn
  userId?: number
  groupId?: number
  seconds?: number
}

const KNOWN: readonly [pattern: RegExp, text: Problem['text']][] = [
  [/^(?<user>\d+) is muted in group (?<group>\d+) for (?<seconds>\d+) s$/, 'problem.muted'],
  [/^group \d+ is muted: members cannot speak$/, 'problem.wholeBan'],
  [/^group \d+ has no anonymous chat$/, 'problem.noAnonymous'],
  [/^the mask .* is muted in group \d+$/s, 'problem.maskMuted'],
  [/^the message is too old to be recalled$/, 'problem.tooLate'],
  [/^the message was recalled before$/, 'problem.recalled'],
  [/^user (?<user>\d+) is not in group (?<group>\d+)$/, 'problem.notMember'],
]

/** Reads an error of the sandbox; undefined for one that is shown as it is. */
export function readProblem(error: string): Problem | undefined {
  for (const [pattern, text] of KNOWN) {
    const found = pattern.exec(error)
    if (found === null) continue
    const { user, group, seconds } = found.groups ?? {}
    return {
      text,
      ...(user === undefined ? {} : { userId: Number(user) }),
      ...(group === undefined ? {} : { groupId: Number(group) }),
      ...(seconds === undefined ? {} : { seconds: Number(seconds) }),
    }
  }
  return undefined
}
