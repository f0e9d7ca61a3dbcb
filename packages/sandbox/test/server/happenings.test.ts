import { expect, test } from 'vitest'
import { serveSandbox } from '../../src/server/index.ts'
import type { Command, StateChange } from '../../src/server/protocol.ts'

test('tells between which messages something happened, within one second as well', async () => {
  const server = await serveSandbox({ port: 0, apiPort: 0 })
  try {
    const headers = { authorization: `Bearer ${new URL(server.url).hash.slice('#token='.length)}` }
    const run = async (command: Command): Promise<void> => {
      const response = await fetch(new URL('/api/command', server.url), {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(command),
      })
      expect(response.status).toBe(200)
    }
    await run({ do: 'poke', from: 10_001 })
    await run({ do: 'say', from: 10_001, message: 'one' })
    await run({ do: 'poke', from: 10_001 })
    await run({ do: 'say', from: 10_001, message: 'two' })

    const response = await fetch(new URL('/api/state', server.url), { headers })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    while (!text.includes('\n')) text += (await reader?.read())?.value ?? ''
    await reader?.cancel()
    const state = JSON.parse(text.slice(0, text.indexOf('\n'))) as StateChange
    const happenings = Object.values(state.happenings ?? {})
    expect(happenings.map((happening) => [happening?.number, happening?.after])).toEqual([
      [1, 0],
      [2, 1],
    ])
    expect(Object.keys(state.messages ?? {})).toEqual(['1', '2'])
  } finally {
    await server.close()
  }
})
