import { conformForward, conformReverse } from './conform.ts'
import { denoForward, denoReverse } from './drivers/programs.ts'

conformReverse(denoReverse)
conformForward(denoForward)
