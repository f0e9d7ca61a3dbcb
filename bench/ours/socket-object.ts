import { toWorkersHandler } from '@cqhttp/adapter-workers/durable'
import { CQHttp } from '@cqhttp/core'

import { SELF_ID } from '../harness/job.ts'

const worker = toWorkersHandler(({ CQHTTP_SECRET: secret }: { CQHTTP_SECRET: string }) => {
  const bot = new CQHttp({ secret, accessToken: secret })
  bot.router.get('/call', async () =>
    Response.json(await bot.callAction('get_status', {}, { selfId: SELF_ID })),
  )
  return bot
})

export const Account = worker.Account
export default worker
