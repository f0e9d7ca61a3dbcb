/** ky touches the fetch stack when it is loaded, 55 ms on Node: not before the first call. */
export const loadKy = (): Promise<typeof import('./ky.ts')> => import('./ky.ts')
