import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { sendHttp } from '../../support/runtimes/http.ts'
import { printed, startProgram } from '../../support/runtimes/program.ts'
import { type Driver, FOLDER } from '../driver.ts'

const root = dirname(fileURLToPath(import.meta.resolve('deno/package.json')))
// Not the package's script, which would run it as a child of its own.
const command = join(root, process.platform === 'win32' ? 'deno.exe' : 'deno')

export const denoDriver: Driver = {
  name: 'Deno',
  limits: ['fieldsOfCopies'],
  start: async (variables, folder = FOLDER) => {
    const program = startProgram({
      command,
      args: [
        'run',
        '--no-prompt',
        '--allow-net=127.0.0.1',
        '--allow-env',
        `${folder}entries/deno.ts`,
      ],
      env: { ...variables, DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' },
    })
    const origin = await printed(program, /Listening on (http:\S+)/)
    return { send: (request) => sendHttp(origin, request), close: program.close }
  },
}
