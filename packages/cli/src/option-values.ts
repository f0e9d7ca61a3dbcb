import { UsageError } from './usage-error.ts'

/** @throws UsageError unless it is a port, or not given. */
export function readPort(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new UsageError(
    `${name} must be a whole number from 0 to 65535, but it is ${JSON.stringify(text)}`,
  )
}

/** @throws UsageError unless it is one of the choices, or not given. */
export function readChoice<Choice extends string>(
  name: string,
  text: string | undefined,
  choices: readonly Choice[],
): Choice | undefined {
  if (text === undefined) return undefined
  const choice = choices.find((candidate) => candidate === text)
  if (choice !== undefined) return choice
  throw new UsageError(
    `${name} must be one of ${choices.join(', ')}, but it is ${JSON.stringify(text)}`,
  )
}
