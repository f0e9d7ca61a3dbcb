import { countRegExpSteps } from './regexp-steps.ts'

type Method = (this: unknown, ...args: unknown[]) => unknown
/** How many elements or characters a call has looked at, at most. */
type Cost = (target: never, args: never, result: never) => number

const all: Cost = (target: { length?: number; size?: number }) => target.length ?? target.size ?? 0
const ofResult: Cost = (_target, _args, result: readonly unknown[] | string) => result.length
const one: Cost = () => 1

/** Up to what was found from where the search began. */
const untilFound: Cost = (
  target: string,
  [, from = 0]: readonly [string, number?],
  found: number,
) => (found === -1 ? target.length : found) - from

const COSTS: [object, Cost, readonly PropertyKey[]][] = [
  [Array.prototype, ofResult, ['concat']],
  [Array.prototype, all, ['every', 'filter', 'find', 'flatMap', 'forEach', 'includes']],
  [Array.prototype, all, ['indexOf', 'map', 'reduce', 'slice', 'some', 'splice', Symbol.iterator]],
  [Set.prototype, all, ['forEach', Symbol.iterator]],
  [Map.prototype, all, ['forEach', Symbol.iterator]],
  [Object, ofResult, ['entries', 'keys', 'values']],
  [String.prototype, one, ['at', 'charAt', 'charCodeAt', 'codePointAt', 'startsWith']],
  [String.prototype, untilFound, ['indexOf']],
  [String.prototype, ofResult, ['slice', 'substring']],
  [String.prototype, all, ['includes', 'replaceAll', 'split', Symbol.iterator]],
]

/**
 * Counts what `work` looks at: elements of lists, sets and maps, keys of objects, characters of
 * texts, and the steps of patterns. So growth can be tested without a clock.
 */
export async function countSteps(work: () => unknown): Promise<number> {
  let steps = 0
  const undo: (() => void)[] = []
  for (const [target, cost, names] of COSTS) {
    for (const name of names) {
      const descriptor = Object.getOwnPropertyDescriptor(target, name)
      if (descriptor === undefined) throw new Error(`there is no ${String(name)}`)
      const method = descriptor.value as Method
      const counting: Method = function (...args) {
        const result = Reflect.apply(method, this, args)
        steps += cost(this as never, args as never, result as never)
        return result
      }
      Object.defineProperty(target, name, { ...descriptor, value: counting })
      undo.push(() => void Object.defineProperty(target, name, descriptor))
    }
  }
  // oxlint-disable-next-line typescript/unbound-method -- it is called with the pattern
  const { exec } = RegExp.prototype
  let isCounting = false
  RegExp.prototype.exec = function (text) {
    const { lastIndex } = this
    const match = exec.call(this, text)
    // What the counter itself does is not counted.
    if (isCounting) return match
    isCounting = true
    const before = steps
    steps = before + countRegExpSteps(this, text, lastIndex)
    isCounting = false
    return match
  }
  undo.push(() => {
    RegExp.prototype.exec = exec
  })
  try {
    await work()
  } finally {
    for (const step of undo.reverse()) step()
  }
  return steps
}
