import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSandbox } from '@cqhttp/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { run } from '../run.ts'

/** An API with a token, and an address at which no bot is. */
async function startImplementation(): Promise<{ apiRoot: string; url: string }> {
  const sandbox = createSandbox({ profile: 'napcat', accessToken: 'the-token' })
  onTestFinished(() => sandbox.close())
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return { apiRoot: await sandbox.listen(), url: `http://127.0.0.1:${port}/` }
}

const KEYS = { CQHTTP_SECRET: 'the-secret', CQHTTP_ACCESS_TOKEN: 'the-token' }

test('tells people what is well, what is not, which field it is, and what to paste', async () => {
  const { apiRoot, url } = await startImplementation()
  const { ended, output } = run(['doctor', url, '--api-root', apiRoot], { ...KEYS, LANG: 'C' })
  expect(await ended).toBe(1)
  expect(output.stderr).toBe('')
  const { host, port } = new URL(url)
  expect(output.stdout).toBe(`✓ the API answers: NapCat.Onebot 4.9.0, account 10000
✓ account 10000 is online
✓ the API refuses a wrong token

✗ Nothing answers at ${host} [not-running]
  Start the bot so that it listens on port ${port} (PORT=${port}), or correct the address in the implementation: ${url}
  In NapCat: network.httpClients[].url; for example:
    {
      "network": {
        "httpClients": [
          {
            "name": "bot",
            "enable": true,
            "messagePostFormat": "array",
            "token": "<the value of CQHTTP_SECRET>",
            "url": "${url}"
          }
        ]
      }
    }

1 finding
`)
})

test('tells it in Chinese, and names the fields of all where none answers', async () => {
  const { url } = await startImplementation()
  const { ended, output } = run(['doctor', url], { ...KEYS, LC_ALL: 'zh_CN.UTF-8' })
  expect(await ended).toBe(1)
  expect(output.stdout).toContain(`✗ ${new URL(url).host} 没有人应答 [not-running]`)
  expect(output.stdout).toMatch(/ {4}Lagrange {3}Implementations\[\] \(HttpPost\)\.Host/)
  expect(output.stdout).toContain('· 没有可以检查的 API [api-none]')
  expect(output.stdout.endsWith('\n1 个问题\n')).toBe(true)
})

test('says in one line that the bot is in the way of --wait', async () => {
  const server = createServer()
  onTestFinished(() => void server.close())
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const { ended, output } = run(['doctor', `http://127.0.0.1:${port}/`, '--wait', '5'])
  expect(await ended).toBe(1)
  expect(output.stderr).toBe(
    `cqhttp: port ${port} of 127.0.0.1 is taken: stop the bot, in whose place --wait listens\n`,
  )
})

test('a signal ends the waiting', async () => {
  const { url } = await startImplementation()
  const { child, ended, output, printed } = run(['doctor', url, '--wait', '3600'], { LANG: 'C' })
  await printed(/Waits up to 3600 s/)
  child.kill('SIGINT')
  expect(await ended).toBe(1)
  expect(output.stdout).toContain('[nothing-came]')
})
