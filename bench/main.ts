// `pnpm bench [part …] [--quick] [--json file] [--markdown]`; see README.md.
import { rmSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import type { Context, Effort, Part } from './harness/context.ts'
import { EFFORTS } from './harness/context.ts'
import type { Result } from './harness/row.ts'
import { formatResult } from './harness/table.ts'
import { growth } from './parts/growth.ts'
import { http } from './parts/http.ts'
import { inProcess } from './parts/in-process.ts'
import { lambda } from './parts/lambda.ts'
import { messages } from './parts/messages.ts'
import { queues } from './parts/queues.ts'
import { sizes } from './parts/sizes.ts'
import { sockets } from './parts/sockets.ts'
import { stores } from './parts/stores.ts'
import { workers } from './parts/workers.ts'

const PARTS: Record<string, Part> = {
  'in-process': inProcess,
  http,
  lambda,
  workers,
  sockets,
  sizes,
  messages,
  growth,
  queues,
  stores,
}

const USAGE = `pnpm bench [part …] [options]

  Parts, all by default: ${Object.keys(PARTS).join(', ')}

  --quick       fewer rounds, about two minutes: good for a first look
  --smoke       only to see that everything runs; the figures mean nothing
  --json FILE   also writes the figures and what the machine is
  --markdown    prints tables for a page
  --help        prints this`

interface Machine {
  date: string
  node: string
  platform: string
  cpu: string
  cores: number
  /** The load average of the minute before the start. */
  load: number
  effort: Effort['name']
  seconds: number
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      smoke: { type: 'boolean', default: false },
      markdown: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  })
  if (values.help) {
    console.log(USAGE)
    return
  }
  const names = positionals.length > 0 ? positionals : Object.keys(PARTS)
  const unknown = names.filter((name) => !(name in PARTS))
  if (unknown.length > 0) throw new Error(`there is no part ${unknown.join(', ')}\n\n${USAGE}`)

  const effort = EFFORTS[values.smoke ? 'smoke' : values.quick ? 'quick' : 'full']
  const { results, machine } = await measure(names, effort)
  const style = values.markdown ? 'markdown' : 'text'
  console.log(`${describe(machine)}\n`)
  for (const [name, result] of results) {
    console.log(formatResult(PARTS[name]?.title ?? name, result, style))
  }
  if (values.json !== undefined) {
    const parts = Object.fromEntries(results)
    await writeFile(values.json, `${JSON.stringify({ machine, parts }, undefined, 2)}\n`)
  }
}

async function measure(
  names: readonly string[],
  effort: Effort,
): Promise<{ results: [string, Result][]; machine: Machine }> {
  const [load = 0] = loadavg()
  const start = performance.now()
  const folder = await mkdtemp(join(tmpdir(), 'cqhttp-bench-'))
  // Also after Ctrl+C, which ends the running child processes as well.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  const results: [string, Result][] = []
  for (const name of names) {
    const progress: Context['progress'] = (text) => console.error(`${name}: ${text}`)
    const result = await PARTS[name]?.run({ folder, effort, progress })
    if (result !== undefined) results.push([name, result])
  }
  const seconds = Math.round((performance.now() - start) / 1_000)
  return { results, machine: describeMachine(effort, load, seconds) }
}

function describeMachine({ name: effort }: Effort, load: number, seconds: number): Machine {
  const date = new Date().toISOString()
  const [first] = cpus()
  return {
    date,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cpu: first?.model.trim() ?? 'unknown',
    cores: cpus().length,
    load,
    effort,
    seconds,
  }
}

function describe(machine: Machine): string {
  const { date, node, platform, cpu, cores, load, effort, seconds } = machine
  const day = date.slice(0, 'yyyy-mm-dd'.length)
  const facts = `${day}, Node ${node}, ${platform}, ${cpu}, ${cores} cores, ${effort} run of ${seconds} s`
  if (load < cores / 2) return facts
  return `${facts}; the machine was busy with other work (load average ${load.toFixed(1)})`
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error && error.cause === undefined ? error.message : error)
  process.exitCode = 1
}
