import { ignore } from '../base/logger.ts'
import type { Bot } from '../handling/bot.ts'
import type { CallOptions } from './transport.ts'

/**
 * The `data` of one frame of an action that streams.
 *
 * Those of NapCat's and SnowLuma's downloads, in order: `file_info` with `file_name`, `file_size` and
 * `chunk_size`; a `file_chunk` for each piece, with its `index` and its `data` in base64; and
 * `file_complete` with `total_chunks` and `total_bytes`.
 */
export interface StreamFrame {
  /** `stream` for all but the last, `response` for the last. */
  readonly type?: string
  /** What it is, such as `file_chunk`. */
  readonly data_type?: string
  readonly [field: string]: unknown
}

/**
 * Calls an action that answers with several frames, such as NapCat's `download_file_stream`, and
 * gives the `data` of each as it comes.
 *
 * The call begins with the loop and is aborted when the loop is left; the next frame waits until the
 * loop asks for it. The time limit is for each frame, and so is `maxAnswerSize`. An action that
 * answers once gives one frame.
 *
 * @throws As `bot.callAction` does; what came before stays with you.
 * @example
 * ```ts
 * const file = await open('video.mp4', 'w')
 * for await (const frame of streamAction(bot, 'download_file_stream', { file_id })) {
 *   if (frame.data_type === 'file_chunk') await file.write(Buffer.from(String(frame.data), 'base64'))
 * }
 * ```
 */
export async function* streamAction(
  bot: Pick<Bot, 'callAction'>,
  action: string,
  params: Record<string, unknown> = {},
  options: Omit<CallOptions, 'onFrame'> = {},
): AsyncGenerator<StreamFrame, void, undefined> {
  interface Step {
    data: unknown
    goOn?: () => void
  }
  const left = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, left.signal]) : left.signal
  let next = Promise.withResolvers<Step>()
  let finish: ((waiting: PromiseWithResolvers<Step>) => void) | undefined
  const end = (settle: typeof finish): void => {
    finish = settle
    settle?.(next)
  }
  const onFrame = (data: unknown): Promise<void> =>
    new Promise((goOn) => next.resolve({ data, goOn }))
  const call = async (): Promise<unknown> =>
    bot.callAction(action, params, { ...options, signal, onFrame })
  // No race with each step: the promise of the whole call would keep all frames until its end.
  call().then(
    (data) => end(({ resolve }) => resolve({ data })),
    (error: unknown) => end(({ reject }) => reject(error)),
  )
  let isFirst = true
  try {
    while (true) {
      const { data, goOn } = await next.promise
      // A transport that knows no frames has given its only one as the result.
      if (goOn !== undefined || isFirst) yield data as StreamFrame
      if (goOn === undefined) return
      isFirst = false
      next = Promise.withResolvers()
      finish?.(next)
      goOn()
    }
  } finally {
    next.promise.catch(ignore)
    left.abort()
  }
}
