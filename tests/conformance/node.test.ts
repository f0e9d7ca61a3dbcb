import { conform } from './conform.ts'
import { nodeDriver } from './drivers/node.ts'

conform(nodeDriver)
