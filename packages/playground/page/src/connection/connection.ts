import { signal } from '@preact/signals'
import type { Command, CommandResult, StateChange } from '../../../src/protocol.ts'
import { apply } from '../state/state.ts'
import { Lines } from './lines.ts'
import { readToken } from './token.ts'

/** `refused`: this tab has no token, or one of an earlier run. */
export type Connection = 'connecting' | 'open' | 'lost' | 'refused'

export const connection = signal<Connection>('connecting')

const RETRY = 1000
/** The server writes at least an empty line each 15 s. */
const SILENCE = 40_000

const token = readToken()
const headers = { authorization: `Bearer ${token}` }

/** Follows the state of the sandbox for as long as the page is open. */
export async function follow(): Promise<void> {
  for (;;) {
    await read().catch(() => undefined)
    if (connection.value === 'refused') return
    connection.value = 'lost'
    await new Promise((resolve) => setTimeout(resolve, RETRY))
  }
}

async function read(): Promise<void> {
  if (token === undefined) {
    connection.value = 'refused'
    return
  }
  const silence = new AbortController()
  let timer = setTimeout(() => silence.abort(), SILENCE)
  try {
    const response = await fetch('./api/state', { headers, signal: silence.signal })
    if (response.status === 401) connection.value = 'refused'
    if (!response.ok || response.body === null) return
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    const lines = new Lines()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      clearTimeout(timer)
      timer = setTimeout(() => silence.abort(), SILENCE)
      for (const line of lines.add(value)) {
        if (line === '') continue
        apply(JSON.parse(line) as StateChange)
        connection.value = 'open'
      }
    }
  } finally {
    clearTimeout(timer)
  }
}

/** Runs a command; if something was wrong with it, `error` says what. */
export async function run(command: Command): Promise<CommandResult> {
  try {
    const response = await fetch('./api/command', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(command),
    })
    const text = await response.text()
    if (response.headers.get('content-type')?.startsWith('application/json') === true) {
      return JSON.parse(text) as CommandResult
    }
    return response.ok ? {} : { error: text }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
