// An npm registry on this machine, that anybody on it can publish to: node registry-program.ts STORAGE
// Prints its address. What is not ours comes from the registry that npm is configured for.
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { runServer } from 'verdaccio'

const [, , storage = ''] = process.argv
const everybody = { access: '$all', publish: '$all' }

const run = promisify(execFile)
const { stdout: upstream } = await run('npm', ['config', 'get', 'registry'])

// JSON is YAML.
const config = join(storage, 'config.yaml')
const settings = {
  storage,
  uplinks: { npm: { url: upstream.trim() } },
  packages: {
    '@cqhttp/*': everybody,
    'create-cqhttp': everybody,
    '**': { access: '$all', proxy: 'npm' },
  },
  // Its page takes longer to start than the rest.
  web: { enable: false },
  log: { type: 'stdout', format: 'pretty', level: 'fatal' },
}
await writeFile(config, JSON.stringify(settings))
const server = (await runServer(config)) as Server
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as AddressInfo
console.log(`http://127.0.0.1:${port}/`)

// It ends with the tests, however they end.
process.stdin.resume().on('close', () => process.exit())
