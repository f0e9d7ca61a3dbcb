import { type JsonObject, isJsonObject, textOf } from '../json.ts'
import { refuse, WorldError } from '../world/world-error.ts'

const TRUE = new Set(['true', '1', 'yes'])
const FALSE = new Set(['false', '0', 'no'])

/** A parameter that is missing or of the wrong type, as implementations find before an action begins. */
export class ParameterError extends WorldError {
  readonly parameter: string

  constructor(parameter: string, problem: string) {
    super('params', `the parameter ${parameter} ${problem}`)
    this.parameter = parameter
  }
}

function wrong(parameter: string, problem: string): never {
  throw new ParameterError(parameter, problem)
}

/** The parameters of a call; from a query or a form they are all strings. */
export class Params {
  readonly values: JsonObject

  constructor(values: JsonObject) {
    this.values = values
  }

  has(name: string): boolean {
    const value = this.values[name]
    return value !== undefined && value !== null && value !== ''
  }

  /** @throws WorldError unless it is a whole number, or one as text. */
  int(name: string, fallback?: number): number {
    const value = this.values[name]
    if (!this.has(name)) return fallback ?? wrong(name, 'is missing')
    const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value
    if (typeof number === 'number' && Number.isSafeInteger(number)) return number
    const problem = 'must be a whole number'
    return typeof value === 'object' || typeof value === 'boolean'
      ? wrong(name, problem)
      : refuse('params', `the parameter ${name} ${problem}`)
  }

  /** @throws WorldError unless it is true or false, or a text that means one of them. */
  flag(name: string, fallback: boolean): boolean {
    const value = this.values[name]
    if (!this.has(name)) return fallback
    if (typeof value === 'boolean') return value
    const text = textOf(value).toLowerCase()
    if (TRUE.has(text)) return true
    return FALSE.has(text) ? false : refuse('params', `the parameter ${name} must be true or false`)
  }

  /** @throws WorldError when it is missing without a fallback, or is not a text. */
  text(name: string, fallback?: string): string {
    const value = this.values[name]
    if (value === undefined || value === null) {
      return fallback ?? wrong(name, 'is missing')
    }
    if (typeof value === 'string' || typeof value === 'number') return String(value)
    return wrong(name, 'must be a text')
  }

  /** @throws WorldError unless it is an object. */
  object(name: string): JsonObject {
    const value = this.values[name]
    return isJsonObject(value) ? value : wrong(name, 'must be an object')
  }
}
