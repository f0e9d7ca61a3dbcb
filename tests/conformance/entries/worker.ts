import { toWorkersHandler } from '@cqhttp/adapter-workers'

import { createBot } from '../bot.ts'

export default toWorkersHandler(createBot)
