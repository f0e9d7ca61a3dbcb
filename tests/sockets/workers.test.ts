import { conformReverse } from './conform.ts'
import { workersReverse } from './drivers/workers.ts'

conformReverse(workersReverse)
