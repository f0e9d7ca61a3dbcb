import type { Locator, Page } from 'playwright-core'

/** The messages of the open chat. */
export function log(page: Page): Locator {
  return page.getByRole('log', { name: /^(Messages|消息记录)$/ })
}

/** A message that has this text. */
export function message(page: Page, text: string | RegExp): Locator {
  return log(page).locator('[id^="message-"]').filter({ hasText: text })
}

export function composer(page: Page): Locator {
  return page.getByLabel(/^(Write a message|输入消息)$/)
}

/** Types a message into the open chat, and sends it. */
export async function send(page: Page, text: string): Promise<void> {
  await composer(page).fill(text)
  await composer(page).press('Enter')
}

/** Opens the chat with somebody, or of a group. */
export async function openChat(page: Page, name: string): Promise<void> {
  await page
    .getByLabel(/^(Chats|会话)$/)
    .getByRole('button')
    .filter({ has: page.getByText(name, { exact: true }) })
    .click()
}

/** What the messages of the open chat say, each with the side that it stands on. */
export async function conversation(page: Page): Promise<string[]> {
  // In one go, since the chat goes on meanwhile.
  return page.evaluate<string[]>(`(() => {
    const log = document.querySelector('[role="log"]')
    const centerOf = (element) => {
      const { left, right } = element.getBoundingClientRect()
      return (left + right) / 2
    }
    return [...log.querySelectorAll('[id^="message-"] [class*="bubble"]')].map((bubble) => {
      const side = centerOf(bubble) < centerOf(log) ? 'left' : 'right'
      return side + ': ' + bubble.innerText
    })
  })()`)
}

/** Opens the menu of a message, and chooses an item. */
export async function choose(page: Page, row: Locator, item: string): Promise<void> {
  await row.hover()
  await row.getByRole('button', { name: 'What to do with the message' }).click()
  // A note may follow, such as the time of the message.
  const name = new RegExp(`^${item}( [\\d:]+)?$`)
  await page.getByRole('menu').getByRole('menuitem', { name }).click()
}

/** Whether what is typed is CQ code. */
export function cqSwitch(page: Page): Locator {
  return page.getByRole('button', { name: 'What is written is CQ code' })
}
