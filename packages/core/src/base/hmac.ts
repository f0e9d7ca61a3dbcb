/** Whether `signature`, 40 hex digits, is the HMAC-SHA1 of `body`; compares in constant time. */
export type Verifier = (body: Uint8Array, signature: string) => boolean | Promise<boolean>
