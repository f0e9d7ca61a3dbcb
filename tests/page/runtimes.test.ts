import { afterAll, beforeAll, describe, test } from 'vitest'
import { eventually, visit } from '../support/browser.ts'
import { conversation, log, message, openChat, send } from '../support/page/chat.ts'
import { type Program, startProgram } from '../support/page/program.ts'

const CLI = 'packages/cli/src/cli.ts'
const FREE = ['--port', '0', '--api-port', '0', '--bot-port', '0']

const commands = {
  'pnpm start': () => startProgram(CLI, ['dev', 'examples/echo', ...FREE]),
  'pnpm dev:workers': () =>
    startProgram(CLI, ['dev', 'examples/echo', '--runtime', 'workers', ...FREE]),
  'pnpm dev:lambda': () =>
    startProgram(CLI, ['dev', 'examples/echo', '--runtime', 'lambda', ...FREE]),
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
