import type { BrowserContext } from 'playwright-core'

/**
 * Collects what pages must not do: errors, warnings, questions, failed requests, and requests that
 * leave the machine.
 */
export function watchProblems(context: BrowserContext): readonly string[] {
  const problems: string[] = []
  context.on('weberror', (event) => {
    const error = event.error()
    problems.push(`error: ${error.stack ?? error.message}`)
  })
  context.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return
    problems.push(`${message.type()}: ${message.text()} (${message.location().url})`)
  })
  context.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (['data:', 'blob:'].includes(protocol) || hostname === '127.0.0.1') return
    problems.push(`request to elsewhere: ${request.url()}`)
  })
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    // The stream of the state ends when its page closes, and only then.
    if (request.url().endsWith('/api/state') && reason === 'net::ERR_ABORTED') return
    problems.push(`failed: ${request.url()} ${reason}`)
  })
  return problems
}
