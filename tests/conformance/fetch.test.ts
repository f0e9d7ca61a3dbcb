import { conform } from './conform.ts'
import { fetchDriver } from './drivers/in-process.ts'

conform(fetchDriver)
