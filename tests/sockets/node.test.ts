import { conformForward, conformReverse } from './conform.ts'
import { nodeForward, nodeReverse } from './drivers/node.ts'

conformReverse(nodeReverse)
conformForward(nodeForward)
