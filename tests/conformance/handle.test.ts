import { conform } from './conform.ts'
import { handleDriver } from './drivers/in-process.ts'

conform(handleDriver)
