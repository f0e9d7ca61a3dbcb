import { ky } from './ky.ts'

/** A Worker is one file: to load a part of it later costs bytes and wins nothing. */
export const loadKy = (): { ky: typeof ky } => ({ ky })
