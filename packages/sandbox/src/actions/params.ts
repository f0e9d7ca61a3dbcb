import { type JsonObject, isJsonObject, textOf } from '../json.ts'
import { refuse } from '../world/world-error.ts'

const TRUE = new Set(['true', '1', 'yes'])
const FALSE = new Set(['false', '0', 'no'])

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
    if (!this.has(name)) return fallback ?? refuse('params', `the parameter ${name} is missing`)
    const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value
    if (typeof number === 'number' && Number.isSafeInteger(number)) return number
    return refuse('params', `the parameter ${name} must be a whole number`)
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
      return fallback ?? refuse('params', `the parameter ${name} is missing`)
    }
    if (typeof value === 'string' || typeof value === 'number') return String(value)
    return refuse('params', `the parameter ${name} must be a text`)
  }

  /** @throws WorldError unless it is an object. */
  object(name: string): JsonObject {
    const value = this.values[name]
    return isJsonObject(value) ? value : refuse('params', `the parameter ${name} must be an object`)
  }
}
