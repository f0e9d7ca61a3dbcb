import { mkdir, rename } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { eventually, visit } from '../support/browser.ts'
import { conversation, log, message, openChat, send } from '../support/page/chat.ts'
import { freePort, type Program, startProgram } from '../support/page/program.ts'

const echo = fileURLToPath(new URL('../../examples/echo/', import.meta.url))

const commands = {
  'pnpm start': () =>
    startProgram('examples/echo/start.ts', ['--port', '0', '--api-port', '0'], { PORT: '0' }),
  'pnpm dev:workers --sandbox': async () =>
    startProgram('examples/echo/dev-workers.ts', ['--sandbox', '--port', await freePort()]),
  'pnpm dev:lambda --sandbox': async () => {
    await buildLambda()
    return startProgram('tests/dev-lambda.ts', ['--sandbox', '--port', await freePort()])
  },
}

// Together: most of their time is waiting.
const programs = new Map<string, Program>()

beforeAll(async () => {
  const started = Object.entries(commands).map(async ([name, start]) => {
    programs.set(name, await start())
  })
  await Promise.all(started)
}, 60_000)

afterAll(async () => {
  await Promise.all([...programs.values()].map((program) => program.stop()))
}, 60_000)

/** As `pnpm build:lambda`, and at once for who reads it meanwhile. */
async function buildLambda(): Promise<void> {
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
}

describe.each(Object.keys(commands))('%s', (name) => {
  test('gives a page on which the bot is talked to', async () => {
    const page = await visit(programs.get(name)?.url ?? '', { locale: 'zh-CN' })
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
