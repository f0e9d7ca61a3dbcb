import { conform } from './conform.ts'
import { bunDriver } from './drivers/bun.ts'

conform(bunDriver)
