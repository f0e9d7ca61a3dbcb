import { checkClaim, type Inbox, LEASE, OWN_LEASE, Turn } from './inbox.ts'

/**
 * Takes a turn, unless another has it, or had it: for those who want no answer and do not wait.
 *
 * Where the store fails the turn is given, as for events: better twice than never.
 *
 * @param isRepeatable Whether it is given again when the one before has ended.
 */
export async function takeNow(
  inbox: Inbox,
  key: string,
  isRepeatable = false,
): Promise<Turn | undefined> {
  const { own, shared, window } = inbox
  const isFree = (state: string): boolean =>
    state === 'claimed' || (isRepeatable && state === 'answered')
  if (!isFree((await own.claim(key, OWN_LEASE)).state)) return undefined
  if (shared !== undefined) {
    const claim = await inbox.ask(async () => checkClaim(await shared.claim(key, LEASE)))
    if (claim !== undefined && !isFree(claim.state)) {
      // Of one that runs elsewhere nobody knows yet whether it comes to its end.
      if (claim.state === 'answered') void own.finish(key, claim.answer, window)
      else void own.renew(key, 0)
      return undefined
    }
  }
  return new Turn(inbox, key)
}
