// A floor: the job over a socket, written by hand on ws. FROZEN: a commit that makes the project faster
// does not change this file.
import { createServer } from 'node:http'
import { timingSafeEqual } from 'node:crypto'

import { WebSocketServer } from 'ws'

import { type JobEvent, replyTo } from '../harness/job.ts'
import { listening } from '../harness/listening.ts'

interface Frame extends JobEvent {
  echo?: string
  post_type?: string
  message_type?: string
  group_id?: number
}

export function listen(secret: string): Promise<number> {
  const expected = Buffer.from(`Bearer ${secret}`)
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  const server = createServer((_, res) => res.writeHead(404).end())
  server.on('upgrade', (req, socket, head) => {
    const given = Buffer.from(String(req.headers.authorization))
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
      return
    }
    sockets.handleUpgrade(req, socket, head, (ws) => {
      const waiting = new Map<string, (frame: Frame) => void>()
      let count = 0
      ws.on('message', (data) => {
        const frame = JSON.parse((data as Buffer).toString()) as Frame
        if (frame.echo !== undefined) {
          waiting.get(frame.echo)?.(frame)
          waiting.delete(frame.echo)
          return
        }
        if (frame.post_type !== 'message') return
        const { message_type, group_id, message_id } = frame
        const message = [
          { type: 'reply', data: { id: String(message_id) } },
          { type: 'text', data: { text: replyTo(frame) } },
        ]
        const echo = String(++count)
        waiting.set(echo, () => {})
        ws.send(
          JSON.stringify({ action: 'send_msg', params: { message_type, group_id, message }, echo }),
        )
      })
    })
  })
  return listening(server)
}
