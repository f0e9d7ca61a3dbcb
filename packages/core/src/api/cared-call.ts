import { ignore } from '../base/logger.ts'

/** More than an `await` needs to be there, even behind functions that hand the promise on. */
const TURNS = 8

/** The promise of a call, which knows what became of it in the author's hands. */
export class CaredCall<T = unknown> extends Promise<T> {
  /** What `then` gives is a promise like any other. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise
  }

  /** Settles when the call has, and never rejects. */
  done: Promise<void> | undefined
  /** Whether somebody waits for its end; `catch` alone does not. */
  isAwaited = false
  isHandled = false

  // oxlint-disable-next-line unicorn/no-thenable -- it is a promise
  override then<Value = T, Caught = never>(
    onFulfilled?: ((value: T) => Value | PromiseLike<Value>) | null,
    onRejected?: ((reason: unknown) => Caught | PromiseLike<Caught>) | null,
  ): Promise<Value | Caught> {
    if (onRejected) {
      this.isHandled = true
      this.isAwaited ||= !!onFulfilled
    }
    return super.then(onFulfilled, onRejected)
  }
}

/**
 * Sees to it that an error which nobody handles is told to `onLost` and does not end the process.
 *
 * Until the task settles it has no other `then` than these: where there are two, V8 cannot tell who
 * waits for it, and the stack of an error lacks the author's line.
 *
 * @param whenHandled Resolves when nobody is left who could still handle it.
 */
export function careFor<T>(
  task: Promise<T>,
  onLost: (error: unknown) => void,
  whenHandled?: () => Promise<void> | undefined,
): CaredCall<T> {
  let done: Promise<void> | undefined
  const call = new CaredCall<T>((resolve, reject) => {
    done = task.then(resolve, async (error: unknown) => {
      reject(error)
      void Promise.prototype.then.call(call, undefined, ignore)
      await whenHandled?.()
      for (let turn = 0; turn < TURNS; turn++) await Promise.resolve()
      if (!call.isHandled) onLost(error)
    })
  })
  call.done = done
  return call
}
