import type { Check } from './check.ts'
import type { Logger } from './logger.ts'

/** Names a wrong value in an error. */
export type Describe = (value: unknown) => string

/** A check by a test; its message says what is expected and what the value is. */
export function check(
  test: (value: unknown) => boolean,
  expected: string,
  describe: Describe,
): Check {
  return (value) => (test(value) ? undefined : `must be ${expected}, but it is ${describe(value)}`)
}

/** A check of an option `logger`: `false`, or an object with a method for each of the levels. */
export function checkLogger(levels: readonly (keyof Logger)[], describe: Describe): Check {
  return check(
    (value) => value === false || levels.every((level) => hasMethod(value, level)),
    `false, or an object with the method${levels.length > 1 ? 's' : ''} ${levels.join(' and ')}, ` +
      'such as console',
    describe,
  )
}

/** @throws TypeError when the options are not an object, or one is unknown or has a wrong value. */
export function checkOptions(
  options: unknown,
  checks: Record<string, Check>,
  describe: Describe,
): void {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(`options must be an object, but is ${describe(options)}`)
  }
  for (const [option, value] of Object.entries(options)) {
    const checkValue = Object.hasOwn(checks, option) ? checks[option] : undefined
    if (checkValue === undefined) {
      const names = Object.keys(checks)
      throw new TypeError(
        `unknown option ${option}; the option${names.length > 1 ? 's are' : ' is'} ` +
          names.join(', '),
      )
    }
    const problem = value === undefined ? undefined : checkValue(value)
    if (problem !== undefined) throw new TypeError(`option ${option} ${problem}`)
  }
}

export function hasMethod(value: unknown, name: string): boolean {
  return typeof (value as Record<string, unknown> | null | undefined)?.[name] === 'function'
}
