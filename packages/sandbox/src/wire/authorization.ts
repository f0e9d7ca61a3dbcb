import { timingSafeEqual } from 'node:crypto'
import type { PlainAnswer, Profile } from '../profiles/profile.ts'
import type { ApiHead } from './api-request.ts'

/** How a request is refused for its token; undefined when it is let in, as all are without a token. */
export function refuseToken(
  { api }: Profile,
  accessToken: string | undefined,
  { headers, query }: Pick<ApiHead, 'headers' | 'query'>,
): PlainAnswer | undefined {
  if (accessToken === undefined) return undefined
  const { authorization: header } = headers
  const [, inHeader] = header === undefined ? [] : (api.authorization.exec(header) ?? [])
  const inQuery = query.get('access_token') ?? undefined
  const given = api.queryTokenFirst ? (inQuery ?? inHeader) : (inHeader ?? inQuery)
  if (given === undefined) return header === undefined ? api.tokenMissing : api.tokenWrong
  return isSame(given, accessToken) ? undefined : api.tokenWrong
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
