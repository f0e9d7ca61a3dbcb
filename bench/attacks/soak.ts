// `pnpm soak --minutes 10`: a moderate load with kills, aborts and a failing store, and whether
// memory and open handles are at the end what they were at the start.
import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'

import type { Facts, Setup } from './bot.ts'
import { message, startTarget, type Target } from './target.ts'

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } })
const duration = Number(values.minutes) * 60_000
if (!(duration > 0)) throw new Error('--minutes must be a positive number')

/** Copies are remembered for a short time, so that memory is flat early. */
const SETUP: Setup = { store: 'fails now and then', replyTimeout: 300, window: 2_000 }
const CLIENTS = 20
/** Between two requests of a client, in milliseconds. */
const PAUSE = 150
/** How long a bot that is killed lives, in milliseconds. */
const LIFE = 10_000
const PARTS = 5
const MOST_GROWTH = 4 * 1024 * 1024

type Send = (target: Target, number: number, agent: Agent) => Promise<unknown>

/** What clients do, in turn. */
const kinds: Record<string, Send> = {
  events: (target, number, agent) => target.post({ body: message('echo', number), agent }),
  copies: (target, number, agent) => {
    const body = message('sleep 20', number)
    return Promise.all([target.post({ body, agent }), target.post({ body, agent })])
  },
  'late answers': (target, number, agent) =>
    target.post({ body: message('sleep 500', number), agent }),
  calls: (target, number, agent) => target.post({ body: message('call', number), agent }),
  aborts: (target, number) => target.post({ body: message('sleep 100', number), patience: 30 }),
  'half requests': (target) =>
    target.write('POST / HTTP/1.1\r\nhost: bot.test\r\ncontent-length: 100000\r\n\r\n{"post_', 50),
  'wrong signatures': (target, _number, agent) => target.post({ key: 'forged', agent }),
  'wrong paths': (target) => target.write('GET //x?a=1 HTTP/1.1\r\nhost: bot.test\r\n\r\n', 50),
}

const steady = await startTarget(SETUP)
let mortal: Target | undefined = await startTarget(SETUP)
const sent: Record<string, number> = { kills: 0 }
let isLoaded = false
let isOver = false
let number = 0

/** Of all clients, so that their connections can be closed. */
const agent = new Agent({ keepAlive: true })

async function client(): Promise<void> {
  const names = Object.keys(kinds)
  while (!isOver) {
    await sleep(PAUSE)
    if (!isLoaded) continue
    number++
    const name = names[number % names.length] ?? ''
    // Every third request goes to the bot that is killed.
    const target = number % 3 === 0 ? (mortal ?? steady) : steady
    await kinds[name]?.(target, number, agent)
    sent[name] = (sent[name] ?? 0) + 1
  }
}

async function kill(): Promise<void> {
  while (!isOver) {
    await sleep(LIFE)
    await mortal?.close()
    sent['kills'] = (sent['kills'] ?? 0) + 1
    mortal = isOver ? undefined : await startTarget(SETUP)
  }
}

/** What is left when the load pauses for as long as events are remembered. */
async function atRest(): Promise<Facts> {
  isLoaded = false
  await sleep(3_000)
  agent.destroy()
  // The first event afterwards clears what is too old.
  await steady.post({ body: message('echo', ++number) })
  await sleep(500)
  return await steady.facts()
}

const describe = ({ heap, memory, handles }: Facts): string => {
  const open = Object.entries(handles).map(([kind, count]) => `${count} ${kind}`)
  const [used, resident] = [heap, memory].map((bytes) => (bytes / 1024 / 1024).toFixed(1))
  return `heap ${used} MB, resident ${resident} MB, open: ${open.join(', ') || 'nothing'}`
}

const killing = kill()
const clients = Array.from({ length: CLIENTS }, client)
const rests: Facts[] = []
// The first part warms up.
for (let part = 0; part < PARTS; part++) {
  isLoaded = true
  await sleep(duration / PARTS)
  const facts = await atRest()
  rests.push(facts)
  console.log(`${Math.round(((part + 1) * duration) / PARTS / 1_000)} s: ${describe(facts)}`)
}
isOver = true
await Promise.all([...clients, killing])
await Promise.all([steady.close(), mortal?.close()])

const [start, end] = [rests[0], rests.at(-1)]
if (start === undefined || end === undefined) throw new Error('nothing was measured')
const grown = end.heap - start.heap
const total = (facts: Facts): number => Object.values(facts.handles).reduce((sum, n) => sum + n, 0)
console.log(
  `\nsent: ${Object.entries(sent)
    .map(([name, n]) => `${n} ${name}`)
    .join(', ')}`,
)
console.log(`start: ${describe(start)}\nend:   ${describe(end)}`)
const isFlat = grown < MOST_GROWTH && total(end) <= total(start)
console.log(isFlat ? 'flat: neither memory nor handles have grown' : 'GROWN')
process.exitCode = isFlat ? 0 : 1
