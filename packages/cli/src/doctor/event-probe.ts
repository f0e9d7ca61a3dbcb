import { createHmac } from 'node:crypto'
import { probe, type ProbeResult } from './http-probe.ts'

/** Of no account: a socket with it takes nobody's place. */
export const NOBODY = '10000'

/** A heartbeat: the one event that asks nothing of a bot. */
export function writeHeartbeat(selfId: string, padding = 0): string {
  return JSON.stringify({
    time: Math.floor(Date.now() / 1000),
    self_id: Number(selfId),
    post_type: 'meta_event',
    meta_event_type: 'heartbeat',
    status: { online: true, good: true },
    interval: 0,
    ...(padding > 0 && { padding: 'x'.repeat(padding) }),
  })
}

/** Posts an event as implementations do. */
export function postEvent(
  url: string,
  body: string,
  { selfId, secret, timeout }: { selfId: string; secret: string | undefined; timeout: number },
): Promise<ProbeResult> {
  const signature = secret && `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`
  return probe(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'cqhttp-doctor',
      'x-self-id': selfId,
      ...(signature && { 'x-signature': signature }),
    },
    body,
    timeout,
  })
}
