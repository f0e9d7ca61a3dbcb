import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

import { afterAll, expect, test } from 'vitest'

import { type AtEnd, kinds, type Program, start, startEngine } from './support/engines.ts'

/** With `LONG_TESTS=1`, as in CI, what is promised; else a tenth of it, and not for each store. */
const isLong = process.env['LONG_TESTS'] === '1'
const EVENTS = isLong ? 1000 : 100
const KILLS = isLong ? 10 : 4
const INSTANCES = 4

const folder = mkdtempSync(join(tmpdir(), 'instances-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Instances of a bot with one store, and what their handlers did. */
async function startInstances(kind: string, atEnd: AtEnd) {
  const address = await startEngine(kind, atEnd, folder)
  const log = join(folder, `${crypto.randomUUID()}.log`)
  writeFileSync(log, '')
  const withoutStore = new Set<number | undefined>()
  const startOne = async (): Promise<Program> => {
    const program = await start(atEnd, 'instance.ts', kind, address, log)
    const { pid, stderr } = program.child
    stderr.on('data', (chunk: Buffer) => {
      if (chunk.includes('gave no answer within')) withoutStore.add(pid)
      else process.stderr.write(chunk)
    })
    return program
  }
  const instances = await Promise.all(Array.from({ length: INSTANCES }, startOne))
  return {
    instances,
    startOne,
    /** Those for which the store was too slow, and which handled events as if there were none. */
    withoutStore,
    /** Of each event, which processes have started and ended it. */
    runs: (what: 'start' | 'end'): Map<number, number[]> => {
      const found = new Map<number, number[]>()
      for (const line of readFileSync(log, 'utf8').split('\n')) {
        const [kindOfLine, id, pid] = line.split(' ')
        if (kindOfLine !== what) continue
        found.set(Number(id), [...(found.get(Number(id)) ?? []), Number(pid)])
      }
      return found
    },
  }
}

const agent = new Agent({ keepAlive: true })

/** The same bytes for each copy. */
const eventOf = (id: number): string =>
  JSON.stringify({
    time: 1_790_000_000,
    self_id: 1,
    post_type: 'message',
    message_type: 'private',
    sub_type: 'friend',
    message_id: id,
    user_id: 2,
    message: 'hi',
    raw_message: 'hi',
    font: 0,
    sender: {},
  })

async function post(url: string, id: number): Promise<string> {
  const headers = { 'content-type': 'application/json' }
  const sent = request(url, { method: 'POST', agent, headers })
  // An instance may be killed after its response has begun.
  sent.on('error', () => {}).end(eventOf(id))
  const [response] = await once(sent, 'response')
  return `${response.statusCode} ${await text(response)}`
}

/** Carries out a step for each event, some at a time. */
async function forEachEvent(atOnce: number, step: (id: number) => Promise<void>): Promise<void> {
  const ids = Array.from({ length: EVENTS }, (_, i) => i + 1)[Symbol.iterator]()
  const worker = async (): Promise<void> => {
    for (const id of ids) await step(id)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

test.for(kinds)(
  `${EVENTS} events × 4 over ${INSTANCES} instances run once each, and are answered alike: %s`,
  // Again where the machine was so slow that an instance gave the store up after 2 s.
  { timeout: 180_000, retry: 2 },
  async (kind, { onTestFinished }) => {
    const { instances, runs, withoutStore } = await startInstances(kind, onTestFinished)
    // The imitation of DynamoDB is slow, and each copy asks it again and again.
    await forEachEvent(kind === 'dynamodb' ? 2 : 8, async (id) => {
      const answers = await Promise.all(instances.map(({ line }) => post(line, id)))
      expect(withoutStore).toEqual(new Set())
      expect(answers[0]).toContain(`"${id} by `)
      expect(new Set(answers).size).toBe(1)
    })
    const ends = runs('end')
    expect(ends.size).toBe(EVENTS)
    expect([...ends.values()].filter((pids) => pids.length !== 1)).toEqual([])
  },
)

// At the same time: most of it is waiting for the ends of claims whose owners were killed.
test.concurrent.for(isLong ? kinds : ['sqlite'])(
  `${EVENTS} events × 4 are handled to the end while instances are killed: %s`,
  { timeout: 600_000 },
  async (kind, { onTestFinished, expect }) => {
    const { instances, startOne, runs, withoutStore } = await startInstances(kind, onTestFinished)
    const killed = new Set<number | undefined>()
    const starts: Promise<void>[] = []
    const killOne = (): void => {
      const i = Math.floor(Math.random() * INSTANCES)
      const { child } = instances[i] as Program
      killed.add(child.pid)
      child.kill('SIGKILL')
      const replace = async (): Promise<void> => {
        instances[i] = await startOne()
      }
      starts.push(replace())
    }
    await forEachEvent(25, async (id) => {
      if (id % (EVENTS / KILLS) === 0) setTimeout(killOne, Math.random() * 30)
      // As an implementation that posts again what nobody answered.
      for (let isAnswered = false; !isAnswered;) {
        const posts = instances.map(({ line }) => post(line, id).catch(() => ''))
        isAnswered = (await Promise.all(posts)).some((answer) => answer.startsWith('200 '))
      }
    })
    await Promise.all(starts)
    expect(killed.size).toBeGreaterThan(KILLS / 3)
    expect(runs('end').size).toBe(EVENTS)
    for (const pids of runs('start').values()) {
      const alive = pids.filter((pid) => !killed.has(pid) && !withoutStore.has(pid))
      expect(alive.length).toBeLessThanOrEqual(1)
    }
  },
)
