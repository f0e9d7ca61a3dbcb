/** Whether `signature`, 40 characters, is the HMAC-SHA1 of `body` in hex digits; compares in constant time. */
export type Verifier = (body: Uint8Array, signature: string) => boolean | Promise<boolean>
