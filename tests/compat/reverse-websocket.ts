import type { Row } from './row.ts'

const later = 'reverse WebSocket'

/** The connection that an implementation opens to the bot. */
export const reverseWebSocket: Row[] = [
  { row: 'X-Client-Role: API, Event, Universal, in any case (Lagrange)', later },
  { row: 'Authorization: Bearer, Token (cqhttp, go-cqhttp, Gensokyo), the query (onebots)', later },
  { row: 'Authorization: Bearer without a token (NapCat, Lagrange)', later },
  { row: 'X-Self-ID that is not the self_id', later },
  { row: 'User-Agent: seven different ones, no subprotocol', later },
  { row: 'handshake within 2 s (NapCat, LLBot)', later },
  { row: 'lifecycle connect comes first', later },
  { row: 'heartbeat: off, or each 5 to 60 s', later },
  { row: 'reconnects after 3 to 5 s', later },
  { row: 'echo: a string comes back from all of them', later },
  { row: 'unknown action: 1404, 404, -1 or no answer (Gensokyo)', later },
  { row: 'frames up to 50 MB (NapCat)', later },
  { row: 'an answer is what has an echo, an event what has a post_type', later },
]
