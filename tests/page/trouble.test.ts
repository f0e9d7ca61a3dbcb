import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { segment } from '@cqhttp/core'
import type { Page } from 'playwright-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { run, startParty, visit } from '../support/browser.ts'
import { findBarriers } from '../support/page/accessibility.ts'

function banner(page: Page) {
  return page.getByRole('status', { name: 'What is wrong' })
}

describe('the page says what to do', () => {
  test('when the bot does not run, until it does', async () => {
    const party = await startParty()
    await party.stopBot()
    const page = await visit(party)
    const { host, port } = new URL(party.botUrl)
    await banner(page).getByText(`Nothing answers at ${host}`).waitFor()
    await banner(page).getByText(`PORT=${port}`).waitFor()
    await page.getByRole('button', { name: /^Bot not running/ }).waitFor()
    await party.startBot()
    await page.getByRole('button', { name: /^Bot running/ }).waitFor()
    await banner(page).waitFor({ state: 'detached' })
  })

  test('when the bot that the sandbox started has crashed, with its error', async () => {
    const party = await startParty()
    const page = await visit(party)
    const { output } = party.server
    output.started()
    output.write('stdout', '监听 8080\n')
    output.write('stderr', "file:///bot.ts:3\nSyntaxError: Unexpected token '='\n")
    await party.stopBot()
    await banner(page)
      .getByText("The bot does not run: SyntaxError: Unexpected token '='")
      .waitFor()
    await page.getByRole('tab', { name: 'Log' }).click()
    const log = page.getByRole('region', { name: 'What the bot printed' })
    await log.getByText('监听 8080').waitFor()
    await log.getByText("SyntaxError: Unexpected token '='").waitFor()
    output.ended(1)
    await log.getByText('The bot has ended with code 1.').waitFor()
    expect(await findBarriers(page, 'aside')).toEqual([])
  })

  test('when a handler threw, with its error', async () => {
    const party = await startParty({
      createBot: () => ({
        fetch: () => {
          party.server.output.write('stderr', 'TypeError: x is undefined\n    at bot.ts:7\n')
          return new Response('internal error', { status: 500 })
        },
      }),
    })
    const page = await visit(party)
    await run(party, { do: 'say', from: 10_001, message: '你好' })
    await banner(page).getByText('The bot failed (500): TypeError: x is undefined').waitFor()
  })

  test('when a picture is named by a path', async () => {
    const party = await startParty({
      createBot: () => ({
        fetch: () => Response.json({ reply: [segment.image('./cat.png')] }),
      }),
    })
    const page = await visit(party)
    await run(party, { do: 'say', from: 10_001, message: '猫' })
    await banner(page).getByText('The implementation cannot read image: ./cat.png').waitFor()
    await banner(page).getByText('base64://').waitFor()
  })

  test('where the output of a bot is that somebody else has started', async () => {
    const page = await visit(await startParty())
    await page.getByRole('tab', { name: 'Log' }).click()
    await page.getByText('The output of the bot is in its own terminal').waitFor()
  })

  test('when the secrets differ', async () => {
    const party = await startParty({ secret: 'one', botSecret: 'another' })
    const page = await visit(party)
    await run(party, { do: 'say', from: 10_001, message: '你好' })
    await banner(page).getByText('The bot has another secret (403)').waitFor()
    await banner(page).getByText('CQHTTP_SECRET').waitFor()
    await banner(page).getByRole('button', { name: 'Show the exchange' }).click()
    await page.getByRole('complementary').getByText('The bot has another secret').waitFor()
    await banner(page).getByRole('button', { name: 'Dismiss' }).click()
    await banner(page).waitFor({ state: 'detached' })
  })

  test('when events are not signed at all', async () => {
    const party = await startParty({ secret: undefined, botSecret: 'wanted' })
    const page = await visit(party)
    await run(party, { do: 'say', from: 10_001, message: '你好' })
    await banner(page).getByText('refuses events without a valid signature').waitFor()
    await banner(page).getByText('--secret').waitFor()
  })

  test('when something else answers than a bot', async () => {
    const server = createServer((_, response) => {
      response.setHeader('content-type', 'text/html').end('<h1>It works!</h1>')
    })
    const party = await startParty({ postUrl: await listen(server) })
    const page = await visit(party)
    await run(party, { do: 'say', from: 10_001, message: '你好' })
    await banner(page).getByText('The answer is not JSON').waitFor()
    // As text, not as a heading of the page.
    await banner(page).getByText('<h1>It works!</h1>').waitFor()
  })

  test('when there is no address, and connects to one', async () => {
    const { botUrl } = await startParty()
    const party = await startParty({ postUrl: undefined })
    const page = await visit(party)
    await banner(page).getByText('There is no bot to talk to yet').waitFor()
    await page.getByRole('button', { name: /^Bot no address/ }).click()
    await page.getByLabel('Connect to another address').fill(botUrl)
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await page.getByRole('button', { name: /^Bot running/ }).waitFor()
  })
})

async function listen(server: Server): Promise<string> {
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}
