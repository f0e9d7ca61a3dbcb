import type { Wish } from '../choices.ts'

/** What the documents of a project name. */
export interface Facts extends Wish {
  /** The name of the project. */
  readonly name: string
  /** What stands in front of the name of a script, such as `npm run`. */
  readonly run: string
}

/** Where the documents of the packages lie. */
export const DOCS = 'node_modules/@cqhttp/core/docs'

/** The address of the bot: on this machine, or with `BOT` for where it is deployed. */
export function addressOf({ runtime, transport }: Wish): string {
  const isHere = runtime !== 'workers' && runtime !== 'lambda'
  const host = isHere ? '127.0.0.1:8080' : 'BOT'
  const secure = isHere ? '' : 's'
  return transport === 'ws' ? `ws${secure}://${host}/ws` : `http${secure}://${host}/`
}
