import type { BotView, LogView } from '../protocol.ts'

/** How many lines are kept, and how long one may be. */
const MOST_LINES = 2000
const MOST_CHARACTERS = 4000
const MOST_ERRORS = 20

// oxlint-disable-next-line no-control-regex -- the escape sequences of terminals are what is removed
const ESCAPES = /\u001B\[[\d;?]*[A-Za-z]|[\u0000-\u0008\u000B-\u001F\u007F]/g
const ERROR = /\b\w*(?:Error|Exception)(?: \[\w+\])?: \S.*/

/** What a bot prints that the sandbox has started. */
export class BotOutput {
  readonly #onChange: () => void
  readonly #hide: (text: string) => string
  readonly #lines = new Map<number, LogView>()
  readonly #rests = { stdout: '', stderr: '' }
  readonly #errors: { text: string; time: number }[] = []
  #state: Omit<BotView, 'errors'> | undefined
  #last = 0

  /** @param hide Takes secrets out of a line. */
  constructor(hide: (text: string) => string, onChange: () => void) {
    this.#hide = hide
    this.#onChange = onChange
  }

  /** The bot as the page sees it; undefined unless the sandbox has started it. */
  get bot(): BotView | undefined {
    return this.#state && { ...this.#state, errors: this.#errors }
  }

  get lines(): ReadonlyMap<number, LogView> {
    return this.#lines
  }

  /** The bot has been started. */
  started(): void {
    this.#state = { running: true }
    this.#onChange()
  }

  /** Takes what the bot has printed, in pieces as they come. */
  write(stream: 'stdout' | 'stderr', text: string): void {
    this.#state ??= { running: true }
    const lines = (this.#rests[stream] + text).split('\n')
    const rest = lines.pop() ?? ''
    for (const line of lines) this.#add(stream, line)
    const isLong = rest.length > MOST_CHARACTERS
    if (isLong) this.#add(stream, rest)
    this.#rests[stream] = isLong ? '' : rest
    this.#onChange()
  }

  /** The bot has ended. */
  ended(exitCode: number): void {
    for (const stream of ['stdout', 'stderr'] as const) {
      if (this.#rests[stream] !== '') this.#add(stream, this.#rests[stream])
      this.#rests[stream] = ''
    }
    this.#state = { running: false, exitCode }
    this.#onChange()
  }

  #add(stream: LogView['stream'], line: string): void {
    const text = this.#hide(line.slice(0, MOST_CHARACTERS).replace(ESCAPES, '')).trimEnd()
    const time = Date.now()
    this.#lines.set(++this.#last, { stream, text, time })
    this.#lines.delete(this.#last - MOST_LINES)
    const [error] = ERROR.exec(text) ?? []
    if (error === undefined) return
    this.#errors.push({ text: error, time })
    if (this.#errors.length > MOST_ERRORS) this.#errors.shift()
  }
}
