import { AsyncLocalStorage } from 'node:async_hooks'
import type { Exchange } from './records.ts'

/** The event that code of a bot in this process works on: its calls belong to it, however late. */
export const currentExchange: AsyncLocalStorage<Exchange> = new AsyncLocalStorage()
