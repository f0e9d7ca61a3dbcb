import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { eventually, startParty, startSocketParty, visit } from '../support/browser.ts'
import { conversation, message, openChat, send } from '../support/page/chat.ts'

const tests = fileURLToPath(new URL('..', import.meta.url))
const echo = fileURLToPath(new URL('../../examples/echo/bot.ts', import.meta.url))
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))

const frameworks = {
  vitest: (folder: string) => [vitest, 'run', '--root', folder],
  'node:test': (folder: string, file: string) => ['--test', join(folder, file)],
}

test.each(['vitest', 'node:test'] as const)(
  'what was recorded runs as a test of %s: green, and red when the bot answers otherwise',
  async (framework) => {
    const party = await startParty()
    const page = await visit(party)
    await page.getByRole('button', { name: 'Record what you do' }).click()
    await send(page, '你好 `${1}` */')
    await eventually(() => conversation(page)).toHaveLength(3)
    await openChat(page, '测试群')
    await page.getByRole('tab', { name: 'Group' }).click()
    await page.getByRole('tabpanel').getByRole('button', { name: 'Joins' }).click()
    await message(page, '欢迎新人～').waitFor()
    await page.getByRole('button', { name: /^Recording, 2 steps/ }).click()

    const file = await exportAs(page, framework)
    expect(file.content).not.toContain('secret-of-the-tests')
    expect(file.content).not.toContain('token-of-the-tests')

    // Where the packages are found.
    const folder = await mkdtemp(`${tests}.recorded-`)
    onTestFinished(() => rm(folder, { recursive: true }))
    await cp(echo, join(folder, 'bot.ts'))
    await writeFile(join(folder, file.name), file.content)
    const command = frameworks[framework](folder, file.name)
    expect(await run(command)).toMatchObject({ code: 0 })

    const source = await readFile(echo, 'utf8')
    await writeFile(join(folder, 'bot.ts'), source.replace('欢迎新人～', '欢迎！'))
    const changed = await run(command)
    expect(changed.code).not.toBe(0)
    expect(changed.output).toContain('欢迎！')
  },
)

test.each([
  ['reverse', 'Module', 'vitest'],
  ['reverse', 'Address', 'node:test'],
  ['forward', 'Module', 'node:test'],
] as const)(
  'over a %s socket, by %s: green, and red when the bot answers otherwise',
  async (direction, way, framework) => {
    const party = await startSocketParty({ direction })
    // The test needs the port of the sandbox, which is ended for it.
    const page = await visit(party, { expected: [/ERR_(CONNECTION|INCOMPLETE|EMPTY)/] })
    await page.getByRole('button', { name: /^Bot connected/ }).waitFor()
    await page.getByRole('button', { name: 'Record what you do' }).click()
    await send(page, '你好')
    await eventually(() => conversation(page)).toHaveLength(3)
    await page.getByRole('button', { name: /^Recording, 1 steps/ }).click()
    const file = await exportAs(page, framework, way)
    expect(file.content).not.toContain('token-of-the-tests')
    const folder = await mkdtemp(`${tests}.recorded-`)
    onTestFinished(() => rm(folder, { recursive: true }))
    await cp(echo, join(folder, 'bot.ts'))
    await writeFile(join(folder, file.name), file.content)
    const { port } = new URL(party.server.apiRoot)
    await party.server.close()
    const command = frameworks[framework](folder, file.name)
    const env = { CQHTTP_ACCESS_TOKEN: 'token-of-the-tests', CQHTTP_API_PORT: port }
    expect(await run(command, env)).toMatchObject({ code: 0 })

    const content = file.content.replace('你好呀', '又见面了')
    expect(content).not.toBe(file.content)
    await writeFile(join(folder, file.name), content)
    const changed = await run(command, env)
    expect(changed.code).not.toBe(0)
    expect(changed.output).toContain('又见面了')
  },
  60_000,
)

test('there is nothing to export before something was recorded', async () => {
  const page = await visit(await startParty())
  const button = page.getByRole('button', { name: /^Export as a test/ })
  await button.waitFor()
  expect(await button.isDisabled()).toBe(true)
})

/** The file that the dialog shows, which is also the one that is saved. */
async function exportAs(
  page: Page,
  framework: string,
  way = 'Module',
): Promise<{ name: string; content: string }> {
  const dialog = page.getByRole('dialog', { name: 'Export as a test' })
  await dialog.getByText(framework, { exact: true }).click()
  await dialog.getByText(way, { exact: true }).first().click()
  const shown = dialog.locator('pre')
  await eventually(() => shown.innerText()).toContain(`from '${framework}'`)
  const sign = way === 'Module' ? 'createBot(' : 'CQHTTP_API_PORT'
  await eventually(() => shown.innerText()).toContain(sign)
  const saved = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download' }).click()
  const download = await saved
  const content = await readFile(await download.path(), 'utf8')
  expect(content.trim()).toBe((await shown.textContent())?.trim())
  return { name: download.suggestedFilename(), content }
}

async function run(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Not as a part of this run.
    env: { PATH: process.env['PATH'], NO_COLOR: '1', ...env },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text))
  const [code] = (await once(child, 'close')) as [number]
  return { code, output }
}
