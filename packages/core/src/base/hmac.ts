/**
 * Whether 40 characters are the HMAC-SHA1 of `body` in lower-case hexadecimal, as every implementation
 * writes it: another text for the same bytes would be another event. Compares in constant time.
 */
export type Verifier = (body: Uint8Array, signature: string) => boolean | Promise<boolean>
