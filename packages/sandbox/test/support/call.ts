import type { Sandbox } from '@cqhttp/sandbox'

export interface Answer {
  status?: string
  retcode?: number
  data?: unknown
  [name: string]: unknown
}

/** Calls an action over the in-process door; the whole envelope comes back. */
export async function call(
  sandbox: Sandbox,
  action: string,
  params: Record<string, unknown> = {},
): Promise<Answer> {
  const response = await sandbox.fetch(`${sandbox.apiRoot}/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
  })
  return (await response.json()) as Answer
}
