import { runCli } from '@cqhttp/cli'

/** What `cqhttp doctor` is given. */
export interface Visit {
  url: string
  args?: readonly string[]
  env?: Record<string, string>
  /** The folder of the project; default one without any. */
  cwd?: string
}

export interface Report {
  exitCode: number
  healthy: boolean
  implementation: string | null
  account: string | null
  checks: { name: string }[]
  findings: {
    code: string
    level: 'bad' | 'warn' | 'info'
    title: string
    fix: string
    fields: { implementation: string; field: string; block?: string }[]
  }[]
  /** All that was printed. */
  text: string
}

/** Runs `cqhttp doctor --json`. */
export async function examine({ url, args = [], env = {}, cwd = '/' }: Visit): Promise<Report> {
  let text = ''
  const write = (part: string): void => void (text += part)
  const line = ['doctor', url, '--json', ...args]
  const exitCode = await runCli(line, { env, cwd, write, writeError: write })
  if (!text.startsWith('{')) throw new Error(`no report: ${text}`)
  return { ...(JSON.parse(text) as Omit<Report, 'exitCode' | 'text'>), exitCode, text }
}

/** The codes of what has to be changed. */
export function codesOf({ findings }: Report): string[] {
  return findings.filter(({ level }) => level !== 'info').map(({ code }) => code)
}
