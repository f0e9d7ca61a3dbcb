import { conformForward, conformReverse } from './conform.ts'
import { bunForward, bunReverse } from './drivers/programs.ts'

conformReverse(bunReverse)
conformForward(bunForward)
