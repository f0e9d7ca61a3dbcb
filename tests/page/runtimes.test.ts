import { mkdir, rename } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { beforeAll, describe, test } from 'vitest'
import { eventually, visit } from '../support/browser.ts'
import { conversation, log, message, openChat, send } from '../support/page/chat.ts'
import { freePort, startProgram } from '../support/page/program.ts'

const echo = fileURLToPath(new URL('../../examples/echo/', import.meta.url))

const commands = {
  'pnpm start': async () =>
    startProgram('examples/echo/start.ts', ['--port', '0', '--api-port', '0'], { PORT: '0' }),
  'pnpm dev:workers --sandbox': async () =>
    startProgram('examples/echo/dev-workers.ts', ['--sandbox', '--port', await freePort()]),
  'pnpm dev:lambda --sandbox': async () =>
    startProgram('tests/dev-lambda.ts', ['--sandbox', '--port', await freePort()]),
}

// As `pnpm build:lambda`, and at once for who reads it meanwhile.
beforeAll(async () => {
  const folder = `${echo}dist/lambda`
  await mkdir(folder, { recursive: true })
  const staging = `${echo}dist/lambda-${process.pid}.mjs`
  await build({
    entryPoints: [`${echo}lambda.ts`],
    outfile: staging,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
  })
  await rename(staging, `${folder}/lambda.mjs`)
})

describe.each(Object.entries(commands))('%s', (_, start) => {
  test('gives a page on which the bot is talked to', async () => {
    const page = await visit(await start(), { locale: 'zh-CN' })
    await page.getByRole('button', { name: /^机器人 运行中/ }).waitFor({ timeout: 30_000 })
    await send(page, '你好')
    await eventually(() => conversation(page)).toEqual([
      'right: 你好',
      'left: 你好呀，下面一条是你刚刚发的：',
      'left: 你好',
    ])

    await openChat(page, '测试群')
    await page.getByRole('tab', { name: '群' }).click()
    await page.getByRole('tabpanel').getByRole('button', { name: '加入', exact: true }).click()
    await message(page, '欢迎新人～').waitFor()

    await page.getByRole('button', { name: '新建联系人或群' }).click()
    await page.getByRole('menuitem', { name: '新建联系人' }).click()
    await page.getByRole('dialog').getByLabel('昵称', { exact: true }).fill('小红')
    await page.getByRole('dialog').getByLabel('是机器人的好友').uncheck()
    await page.getByRole('dialog').getByRole('button', { name: '创建' }).click()
    await page.getByRole('button', { name: '申请加好友' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '发送申请' }).click()
    await log(page).getByText('已同意').waitFor()
  }, 60_000)
})
