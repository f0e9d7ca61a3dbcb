import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { serveSandbox } from '../../src/server/serve.ts'
import { serve } from './page.ts'

async function occupy(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  return once(server, 'listening').then(() => {
    const { port } = server.address() as AddressInfo
    server.close()
    return port
  })
}

test('gives its addresses on the loopback, with the token behind the page', async () => {
  const { server } = await serve()
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/)
  expect(server.apiRoot).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(server.sandbox.apiRoot).toBe(server.apiRoot)
})

test('keeps no port when the other is taken', async () => {
  const [taken, free] = [await occupy(), await freePort()]
  await expect(serveSandbox({ port: taken, apiPort: free })).rejects.toThrow('EADDRINUSE')
  await expect(serveSandbox({ port: free, apiPort: taken })).rejects.toThrow('EADDRINUSE')
  const { server } = await serve({ port: free, apiPort: 0 })
  expect(new URL(server.url).port).toBe(String(free))
})

test.each([
  [{ postUrl: 'bot' }, 'option postUrl must be an address such as http://127.0.0.1:8080/'],
  [{ postUrl: '' }, 'option postUrl must be'],
  [{ profile: 'mirai' }, 'there is no profile mirai'],
  [{ secrets: 'x' }, 'unknown option secrets'],
])('refuses %j and keeps no port', async (options, message) => {
  const ports = { port: await freePort(), apiPort: await freePort() }
  await expect(serveSandbox({ ...ports, ...(options as object) })).rejects.toThrow(message)
  await expect(fetch(`http://127.0.0.1:${ports.apiPort}/`)).rejects.toThrow('fetch failed')
})

test('may be closed twice', async () => {
  const server = await serveSandbox({ port: 0, apiPort: 0 })
  await Promise.all([server.close(), server.close()])
  await expect(fetch(server.apiRoot)).rejects.toThrow('fetch failed')
})
