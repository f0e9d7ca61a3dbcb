import { toWorkersHandler } from '@cqhttp/adapter-workers'

import { createBot } from './bot.ts'

export default toWorkersHandler((env: { CQHTTP_SECRET: string }) => createBot(env.CQHTTP_SECRET))
