import { conform } from './conform.ts'
import { workersDriver } from './drivers/workers.ts'

conform(workersDriver)
