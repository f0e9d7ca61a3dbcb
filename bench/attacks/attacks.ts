import assert from 'node:assert/strict'
import { once } from 'node:events'
import { Agent } from 'node:http'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'

import type { Setup } from './bot.ts'
import { type Answer, message, type Target } from './target.ts'

/** What somebody does to a bot, and what must not come of it. */
export interface Attack {
  name: string
  setup?: Setup
  answerCall?: () => string | Readable
  /** Gives what was seen; throws where the bot did not hold. */
  run: (target: Target) => Promise<string>
}

const MB = 1024 * 1024

/** A request of about 16 kB, as bytes, that is to be refused for little. */
const head = (line: string, ...fields: string[]): string =>
  [`${line} HTTP/1.1`, 'host: bot.test', 'connection: close', ...fields, '', ''].join('\r\n')

/** What a request costs the process, in milliseconds of CPU: the best of some batches. */
async function costOf(target: Target, bytes: string): Promise<number> {
  const costs: number[] = []
  for (let batch = 0; batch < 5; batch++) {
    const { cpu } = await target.facts()
    for (let count = 0; count < 20; count++)
      assert.match(await target.write(bytes), /^HTTP\/1.1 [234]/)
    costs.push(((await target.facts()).cpu - cpu) / 20)
  }
  return Math.min(...costs)
}

/** Without the secret, a request must cost no more than a few times what any request costs. */
const costs = (what: string, bytes: string): Attack => ({
  name: `16 kB of ${what}, without the secret`,
  async run(target) {
    const plain = await costOf(target, head('GET /', `x-padding: ${'x'.repeat(15_000)}`))
    const cost = await costOf(target, bytes)
    assert.ok(
      cost < 10 * plain + 2,
      `${cost.toFixed(1)} ms of CPU, any other ${plain.toFixed(1)} ms`,
    )
    return `${cost.toFixed(1)} ms of CPU each, any other ${plain.toFixed(1)} ms`
  },
})

const same = async (target: Target, runs: number): Promise<void> => {
  const { runs: found } = await target.facts()
  assert.equal(found, runs, `handlers ran ${found} times`)
}

/** One run, and one reply: by the responses, which may come without it when it is late, or by a call. */
async function onlyOnce(target: Target, answers: Answer[]): Promise<string> {
  await sleep(200)
  await same(target, 1)
  // Node cuts off connections whose request it could not read for longer than its headersTimeout.
  const bodies = answers.filter(({ status }) => status !== 0).map(({ body }) => body)
  const replies = new Set(bodies.filter((body) => body !== ''))
  assert.equal(replies.size + target.calls(), 1, `${replies.size} replies, ${target.calls()} calls`)
  return 'one run, one reply'
}

/** As go-cqhttp does: 5 s of patience, 1.5 s later again, up to four times. */
async function postAsGoCqhttp(target: Target, body: string): Promise<number> {
  for (let posts = 1; ; posts++) {
    const { status } = await target.post({ body, patience: 5_000 })
    if (status !== 0 || posts === 4) return posts
    await sleep(1_500)
  }
}

const blanks = ' '.repeat(15_000)

export const attacks: Attack[] = [
  costs('slashes in the path', head(`GET ${'/'.repeat(15_000)}x`)),
  costs('dot segments', head(`GET ${'/..'.repeat(5_000)}/x`)),
  costs('escapes in the path', head(`GET ${'/%e6'.repeat(3_750)}`)),
  costs('one parameter, repeated', head(`GET /x?${'a=1&'.repeat(3_750)}`)),
  costs('blanks in a signature', head('POST /', `x-signature: a${blanks}b`, 'content-length: 0')),
  costs('blanks in a content type', head('POST /', `content-type: application/json${blanks}b`)),
  costs('blanks in an account', head('POST /', `x-self-id: a${blanks}b`, 'upgrade: websocket')),
  {
    name: 'a process that stands still for 11 s while a copy waits',
    async run(target) {
      const body = message('sleep 500', 1)
      const first = target.post({ body })
      const copy = target.post({ body })
      await sleep(200)
      target.process.kill('SIGSTOP')
      await sleep(11_000)
      target.process.kill('SIGCONT')
      const answers = [await first, await copy, await target.post({ body })]
      return await onlyOnce(target, answers)
    },
  },
  {
    name: 'a handler that blocks for 10.5 s before its first await',
    async run(target) {
      const body = message('block 10500', 1)
      const answers = await Promise.all([1, 2, 3].map(() => target.post({ body })))
      return await onlyOnce(target, answers)
    },
  },
  {
    name: 'a shared store that hangs, under go-cqhttp',
    setup: { store: 'hangs' },
    async run(target) {
      const posts = await postAsGoCqhttp(target, message('sleep 2000', 1))
      await sleep(1_000)
      await same(target, 1)
      assert.deepEqual([posts, target.calls()], [1, 1])
      return 'one post, one run, one message'
    },
  },
  {
    name: '20,000 forged X-Self-ID, where each account has a secret',
    setup: { secret: 'function' },
    async run(target) {
      const agent = new Agent({ keepAlive: true, maxSockets: 32 })
      const forge = async (from: number): Promise<void> => {
        for (let id = from; id < from + 5_000; id += 32) {
          const ids = Array.from({ length: 32 }, (_, index) => String(id + index))
          const answers = await Promise.all(
            ids.map((self) =>
              target.post({ key: 'forged', agent, headers: { 'x-self-id': self } }),
            ),
          )
          for (const { status } of answers) assert.equal(status, 403)
        }
      }
      await forge(0)
      const before = await target.facts()
      for (const from of [5_000, 10_000, 15_000]) await forge(from)
      const grown = ((await target.facts()).heap - before.heap) / MB
      agent.destroy()
      assert.ok(grown < 3, `the heap grew by ${grown.toFixed(1)} MB`)
      return `the heap grew by ${grown.toFixed(1)} MB`
    },
  },
  {
    name: 'SIGTERM while a handler never ends',
    setup: { closeTimeout: 1_000, replyTimeout: 500 },
    async run(target) {
      await target.post({ body: message('hang', 1) })
      void target.post({ body: message('hang', 2) })
      await sleep(100)
      const exited = once(target.process, 'exit')
      target.process.kill('SIGTERM')
      const ended = await Promise.race([exited.then(() => true), sleep(5_000, false)])
      assert.ok(ended, 'the process goes on')
      return 'the process ended within closeTimeout'
    },
  },
  {
    name: 'a store that keeps saying that another handles the event',
    setup: { store: 'says running', replyTimeout: 1_000 },
    async run(target) {
      const body = message('echo', 1)
      const answers = await Promise.all([target.post({ body }), target.post({ body })])
      assert.deepEqual(
        answers.map(({ status }) => status),
        [204, 204],
      )
      return '204 when the time was up'
    },
  },
  {
    name: 'an API answer without end',
    answerCall: () => Readable.from(repeat('x'.repeat(65_536))),
    async run(target) {
      const before = await target.facts()
      const { status } = await target.post({ body: message('call', 1) })
      await sleep(5_000)
      const grown = ((await target.facts()).memory - before.memory) / MB
      assert.ok(status < 500 && grown < 400, `memory grew by ${grown.toFixed(0)} MB`)
      return `memory grew by ${grown.toFixed(0)} MB`
    },
  },
  {
    name: 'a store that talks nonsense',
    setup: { store: 'talks nonsense' },
    async run(target) {
      for (const number of Array(12).keys()) {
        const { status } = await target.post({ body: message('echo', number) })
        assert.ok(status === 200 || status === 204, `status ${status}`)
      }
      return 'each event was answered'
    },
  },
  {
    name: 'a call of an action that nobody awaits, and that fails',
    answerCall: () => 'no JSON',
    async run(target) {
      for (const number of Array(3).keys()) await target.post({ body: message('forget', number) })
      await sleep(500)
      assert.equal((await target.post({ body: message('echo', 9) })).status, 200)
      return 'the process goes on'
    },
  },
  {
    name: 'one answer of 16 Mi characters',
    async run(target) {
      const bodies = [1, 2, 3].map((number) => message('echo', number))
      const answers: string[] = []
      for (const body of bodies) answers.push((await target.post({ body })).body)
      const long = message(`long ${16 * MB}`, 4)
      await target.post({ body: long })
      assert.equal((await target.post({ body: long })).status, 204)
      for (const [index, body] of bodies.entries()) {
        assert.equal((await target.post({ body })).body, answers[index])
      }
      await same(target, 4)
      return 'the inbox remembers the others'
    },
  },
  {
    name: '100 connections that announce 8 MiB, unsigned, and send most of it',
    async run(target) {
      const before = await target.facts()
      const bytes = `${head('POST /', `content-length: ${8 * MB}`, 'x-signature: sha1=').replace('sha1=', `sha1=${'a'.repeat(40)}`)}${' '.repeat(7 * MB)}`
      const held = Promise.all(Array.from({ length: 100 }, () => target.write(bytes, 8_000)))
      await sleep(6_000)
      const grown = ((await target.facts()).memory - before.memory) / MB
      const { status } = await target.post({ body: message('echo', 1) })
      await held
      assert.equal(status, 200)
      assert.ok(grown < 300, `memory grew by ${grown.toFixed(0)} MB`)
      return `memory grew by ${grown.toFixed(0)} MB`
    },
  },
  {
    name: 'names with line breaks and colours, and an account __proto__',
    async run(target) {
      const name = 'x\n[cqhttp] all is well\u001b[2J\u009b1m'
      const body = JSON.stringify({ post_type: name, [`${name}_type`]: name })
      await target.post({ body })
      await target.post({ body })
      const { log } = await target.facts()
      assert.ok(log.length > 0)
      for (const line of log) assert.match(line, /^[ -~]*$/)
      return 'the log has plain lines'
    },
  },
  {
    name: 'an account that is called as what all objects have',
    setup: { secret: 'function' },
    async run(target) {
      for (const id of ['__proto__', 'constructor', '+1', ' 1', '']) {
        const { status } = await target.post({ headers: { 'x-self-id': id } })
        assert.ok(status === 403 || status === 401, `${JSON.stringify(id)} got ${status}`)
      }
      return 'refused'
    },
  },
  {
    name: 'requests at the moment of SIGTERM, on connections that are kept',
    setup: { closeTimeout: 3_000 },
    async run(target) {
      const agent = new Agent({ keepAlive: true, maxSockets: 32 })
      const posts = (from: number) =>
        Promise.all(
          Array.from({ length: 32 }, (_, index) =>
            target.post({ body: message('sleep 20', from + index), agent }),
          ),
        )
      await posts(0)
      target.process.kill('SIGTERM')
      const answers = await posts(100)
      agent.destroy()
      const lost = answers.filter(({ status }) => status === 0).length
      assert.equal(lost, 0, `${lost} of 32 were reset`)
      return 'all were answered'
    },
  },
]

function* repeat(part: string): Generator<string> {
  for (;;) yield part
}
