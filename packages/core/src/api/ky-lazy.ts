import type * as Ky from './ky.ts'

/** ky touches the fetch stack when it is loaded, 55 ms on Node: not before the first call. */
export const loadKy = (): Promise<typeof Ky> => import('./ky.ts')
