import { diagnoseSocket } from '@cqhttp/playground/diagnosis'
import { randomKey } from '../random-key.ts'
import { isLoopback, isOutsideContainer, isPrivate } from './address.ts'
import { botField, type Checkup, finderFor, type Patient } from './checkup.ts'
import { NOBODY } from './event-probe.ts'
import { toSessionFacts, toSocketFacts } from './facts.ts'
import { probe, type ProbeResult } from './http-probe.ts'
import { isSecure, placeOf } from './place.ts'

/** Codes whose cure is the token; the others are about the address. */
const TOKEN_CODE = /token/
/** Codes about the bot itself: no field of an implementation changes them. */
const OWN_CODE = /^socket-(?:busy|failed|refused|timeout|account)/

/** Opens a socket as an implementation would, for events only: no call of the bot comes here. */
function openSocket(
  url: string,
  token: string | undefined,
  { selfId, timeout }: { selfId: string; timeout: number },
): Promise<ProbeResult> {
  return probe(url, {
    method: 'GET',
    headers: {
      'user-agent': 'cqhttp-doctor',
      'x-self-id': selfId,
      'x-client-role': 'Event',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    timeout,
    upgrade: true,
  })
}

/** Looks at a bot that takes sockets, and adds to what is known. */
export async function checkSocket(url: string, patient: Patient, checkup: Checkup): Promise<void> {
  const { accessToken, timeout, inContainer } = patient
  const selfId = patient.selfId ?? checkup.account ?? NOBODY
  const place = placeOf(url)
  const find = finderFor(url, botField)
  const opened = await openSocket(url, accessToken, { selfId, timeout })
  const isHere = isLoopback(place.hostname)
  const isOutside = opened.error !== undefined && (await isOutsideContainer(url, timeout))
  if ((isHere && inContainer) || isOutside) {
    checkup.findings.push(find('container-loopback', 'address'))
    if (opened.error !== undefined) return
  }
  const facts = toSocketFacts(url, 'reverse', accessToken, opened)
  for (const { code, level, values } of diagnoseSocket(toSessionFacts(patient), facts)) {
    const own = { ...values, ...place, account: selfId }
    const field = botField(url, TOKEN_CODE.test(code) ? 'key' : 'address')
    checkup.findings.push({
      code,
      level,
      values: own,
      ...(!OWN_CODE.test(code) && { field }),
    })
  }
  if (opened.response?.status !== 101) return
  checkup.checks.push({ subject: 'bot', name: 'socket-taken', values: {} })
  if (!isSecure(url) && !isPrivate(place.hostname)) {
    const field = botField(url, 'address')
    checkup.findings.push({ code: 'plain-http', level: 'warn', values: { ...place }, field })
  }

  const stranger = await openSocket(url, randomKey(), { selfId, timeout })
  if (stranger.response?.status === 101) {
    // Without a token, core lets programs of the same machine in.
    if (accessToken === undefined && isHere) return
    checkup.findings.push(find('socket-token-unchecked', 'key'))
  } else if (stranger.response !== undefined) {
    const { status } = stranger.response
    checkup.checks.push({ subject: 'bot', name: 'stranger-refused', values: { status } })
  }
}
