import { MAX_TIMEOUT } from './timers.ts'
import { describe, isObject } from './value.ts'

/** Says what is wrong with a value. */
export type Check = (value: unknown) => string | undefined

/** Names a wrong value in an error. */
export type Describe = (value: unknown) => string

export const isFunction: (value: unknown) => boolean = (value) => typeof value === 'function'
export function isPositive(value: unknown): value is number {
  return typeof value === 'number' && value > 0
}

export function hasMethods(value: unknown, ...names: string[]): boolean {
  return names.every((name) =>
    isFunction((value as Record<string, unknown> | null | undefined)?.[name]),
  )
}

/** A check by a test; its message says what is expected and what the value is. */
export function check(
  test: (value: unknown) => boolean,
  expected: string,
  describeValue: Describe = describe,
): Check {
  return (value) =>
    test(value) ? undefined : `must be ${expected}, but it is ${describeValue(value)}`
}

/** A check of an option `logger`: `false`, or an object with a method for each of the levels. */
export function checkLogger(levels: readonly string[], describeValue?: Describe): Check {
  return check(
    (value) => value === false || hasMethods(value, ...levels),
    `false, or an object such as console, with ${levels.join(', ')}`,
    describeValue,
  )
}

/** @throws TypeError when the options are not an object, or one is unknown or has a wrong value. */
export function checkOptions(
  options: unknown,
  checks: Record<string, Check>,
  describeValue: Describe = describe,
): void {
  if (!isObject(options)) {
    throw new TypeError(`options must be an object, but is ${describeValue(options)}`)
  }
  checkAll(options, checks)
}

/** A setting that may depend on the account, or be empty. */
export function perAccount(checkSetting: Check): Check {
  return (value) => (isFunction(value) || value === '' ? undefined : checkSetting(value))
}

export const checkTimeout: Check = check(
  (value) => isPositive(value) && value <= MAX_TIMEOUT,
  `a number of milliseconds from 1 to ${MAX_TIMEOUT}`,
)

export const checkSize: Check = check(
  (value) => isPositive(value) && Number.isSafeInteger(value),
  'a positive whole number of bytes',
)

/** @throws TypeError that names the option, what is wrong and the fix. */
export function checkAll<Options extends object>(
  options: Options,
  checks: Record<keyof Options & string, Check>,
  prefix = '',
): void {
  const names = Object.keys(checks) as (keyof Options & string)[]
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(checks, name)) {
      throw new TypeError(`unknown option ${prefix}${name}; known: ${names.join(', ')}`)
    }
  }
  // By the known names, so that inherited ones and getters of a class are seen too.
  for (const name of names) {
    const value = options[name]
    if (value === undefined && (name !== 'secret' || !('secret' in options))) continue
    const problem = checks[name](value)
    if (problem !== undefined) throw new TypeError(`option ${prefix}${name} ${problem}`)
  }
}

/** Says what is wrong with an address, without its content: it may hold credentials. */
export function checkApiRoot(value: unknown): string | undefined {
  const url = typeof value === 'string' ? URL.parse(value) : null
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return "must be an http or https URL such as 'http://127.0.0.1:5700'"
  }
  return url.username || url.password || url.search || url.hash
    ? 'must have no user name, password, query or fragment; a token goes into accessToken'
    : undefined
}

/** Says what is wrong with a token, without its content: `fetch` would quote it in its error. */
export function checkToken(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value)
    ? undefined
    : 'must be a string of visible ASCII characters; is there a line break or a blank at its end?'
}
