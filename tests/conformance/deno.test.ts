import { conform } from './conform.ts'
import { denoDriver } from './drivers/deno.ts'

conform(denoDriver)
