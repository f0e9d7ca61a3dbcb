// Runs on Bun and Deno as it is.
import { connect } from '@cqhttp/core/socket'

import { createBot } from '../../conformance/bot.ts'

const { CQHTTP_SOCKET_URL: url = '' } = process.env
connect(createBot(process.env), { url })
console.log(`Dialling ${url}`)
