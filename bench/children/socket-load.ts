// An implementation that dials: it sends events and answers the calls for them, holds idle sockets, or
// answers calls that are asked for over HTTP.
import { once } from 'node:events'

import { WebSocket } from 'ws'

import { answerParent } from '../harness/answer-parent.ts'
import { createEvent, createTemplate, FIRST_ID } from '../harness/events.ts'
import { markerOf, SECRET, SELF_ID } from '../harness/job.ts'
import type { SocketQuestion, SocketResult } from '../harness/socket-load.ts'
import { quantile } from '../harness/statistics.ts'

answerParent((question: SocketQuestion) => {
  if (question.about === 'events') return sendEvents(question)
  return question.about === 'idle' ? holdIdle(question) : makeCalls(question)
})

async function dial(port: number, selfId: number | string = SELF_ID): Promise<WebSocket> {
  const ws = new WebSocket(`ws://127.0.0.1:${port}/ws`, {
    headers: {
      'X-Self-ID': String(selfId),
      'X-Client-Role': 'Universal',
      Authorization: `Bearer ${SECRET}`,
    },
    perMessageDeflate: false,
  })
  await once(ws, 'open')
  return ws
}

type Of<About> = Extract<SocketQuestion, { about: About }>

interface Call {
  action: string
  echo: unknown
  params: {
    message?: { type: string; data: { text?: string } }[]
    operation?: { reply: string }
  }
}

/** The text that a call answers with; aiocqhttp hands the quick operation over as it is. */
function textOf({ action, params: { message, operation } }: Call): string {
  if (action === '.handle_quick_operation_async') return operation?.reply ?? ''
  if (action !== 'send_msg') return ''
  return message?.find(({ type }) => type === 'text')?.data.text ?? ''
}

/** Each event must bring a call that has its marker. */
async function sendEvents(question: Of<'events'>): Promise<SocketResult> {
  const { port, size, first, count, inFlight } = question
  const template = createTemplate(size)
  const frames = Array.from({ length: count }, (_, index) =>
    createEvent(template, FIRST_ID + first + index).body.toString(),
  )
  const latencies = new Float64Array(count)
  const sentAt = new Map<string, { index: number; at: number }>()
  const ws = await dial(port)
  const done = Promise.withResolvers<void>()
  let next = 0
  let answered = 0
  const send = (): void => {
    const index = next++
    const frame = frames[index]
    if (frame === undefined) return
    sentAt.set(markerOf(FIRST_ID + first + index), { index, at: performance.now() })
    ws.send(frame)
  }
  ws.on('message', (data) => {
    const call = JSON.parse((data as Buffer).toString()) as Call
    const text = textOf(call)
    const marker = text.slice(0, text.indexOf(',') + 1)
    const known = sentAt.get(marker)
    if (known === undefined) {
      done.reject(new Error(`a wrong call: ${call.action} ${text}`))
      return
    }
    sentAt.delete(marker)
    latencies[known.index] = performance.now() - known.at
    const echo = JSON.stringify(call.echo)
    ws.send(`{"status":"ok","retcode":0,"data":{"message_id":1},"echo":${echo}}`)
    if (++answered === count) done.resolve()
    else send()
  })
  ws.on('close', () => done.reject(new Error('the bot closed the socket')))
  const start = performance.now()
  for (let lane = 0; lane < inFlight; lane++) send()
  await done.promise
  const seconds = (performance.now() - start) / 1000
  ws.terminate()
  return { rate: count / seconds, p50: quantile(latencies, 0.5) }
}

/** They stay until this process ends. */
async function holdIdle({ port, count }: Of<'idle'>): Promise<number> {
  for (let index = 0; index < count; index++) await dial(port, SELF_ID + index)
  return count
}

async function makeCalls({ port, count }: Of<'calls'>): Promise<SocketResult> {
  const ws = await dial(port)
  ws.on('message', (data) => {
    const { action, echo } = JSON.parse((data as Buffer).toString()) as {
      action: string
      echo: string
    }
    ws.send(`{"status":"ok","retcode":0,"data":{"action":"${action}"},"echo":"${echo}"}`)
  })
  const latencies = new Float64Array(count)
  const start = performance.now()
  for (let index = 0; index < count; index++) {
    const at = performance.now()
    const response = await fetch(`http://127.0.0.1:${port}/call`)
    const text = await response.text()
    latencies[index] = performance.now() - at
    if (text !== '{"action":"get_status"}') throw new Error(`a wrong answer: ${text}`)
  }
  const seconds = (performance.now() - start) / 1000
  ws.terminate()
  return { rate: count / seconds, p50: quantile(latencies, 0.5) }
}
