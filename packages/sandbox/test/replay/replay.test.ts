import { createSandbox } from '@cqhttp/sandbox'
import { describe, expect, test } from 'vitest'
import { type Answer, type Request, requests, TOKEN, tokens } from './requests.ts'

type Implementation = 'napcat' | 'llbot'

async function answerOf(
  profile: Implementation,
  { method, path, headers, body }: Request,
  accessToken?: string,
): Promise<Answer> {
  await using sandbox = createSandbox({ profile, accessToken })
  const root = await sandbox.listen()
  const response = await fetch(`${root}${path}`, { method, headers, ...(body ? { body } : {}) })
  const text = await response.text()
  const { length } = sandbox.sent
  let answer: number | string = text
  try {
    const { retcode } = JSON.parse(text) as { retcode?: number }
    answer = retcode ?? text
  } catch {
    // Plain text.
  }
  return [response.status, answer, length]
}

function isAlike(seen: Answer, [status, answer, sent = 0]: Answer): boolean {
  return seen[0] === status && seen[1] === answer && (seen[2] ?? 0) === sent
}

const all = [
  ...tokens.map((request) => ({ request, token: TOKEN })),
  ...requests.map((request) => ({ request, token: undefined })),
]

describe.each(['napcat', 'llbot'] as const)('%s', (profile) => {
  const differing: string[] = []
  let alike = 0

  test.each(all)('$request.what', async ({ request, token }) => {
    const seen = await answerOf(profile, request, token)
    const same = isAlike(seen, request[profile])
    const reason = request.except?.[profile]
    if (same) alike++
    else differing.push(`${request.what}: ${JSON.stringify(seen)}; ${reason ?? 'no reason'}`)
    // A reason that no longer holds has to go.
    expect({ seen, same }).toEqual({ seen, same: reason === undefined })
  })

  test('answers at least 105 requests as the real code does', () => {
    expect({ alike, isEnough: alike >= 105, differing }).toMatchObject({ isEnough: true })
    expect(alike + differing.length).toBe(all.length)
  })
})
