import { fileURLToPath } from 'node:url'

import { sendHttp } from '../../support/runtimes/http.ts'
import { printed, startProgram } from '../../support/runtimes/program.ts'
import { type Driver, FOLDER } from '../driver.ts'

// The same name on every system.
const command = fileURLToPath(import.meta.resolve('bun/bin/bun.exe'))

export const bunDriver: Driver = {
  name: 'Bun',
  limits: ['fieldsOfCopies'],
  start: async (variables, folder = FOLDER) => {
    const program = startProgram({
      command,
      args: ['run', `${folder}entries/bun.ts`],
      env: { ...variables, PORT: '0', DO_NOT_TRACK: '1' },
    })
    const port = await printed(program, /http:\/\/localhost:(\d+)/)
    const origin = `http://127.0.0.1:${port}`
    return { send: (request) => sendHttp(origin, request), close: program.close }
  },
}
