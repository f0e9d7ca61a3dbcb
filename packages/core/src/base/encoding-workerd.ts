/** workerd has them, and Node 24 does not; the types of ES2024 lack them. */
interface Encodable extends Uint8Array {
  toBase64(): string
  toHex(): string
}

interface Decoder {
  fromHex(hex: string): Uint8Array<ArrayBuffer>
}

export const toBase64 = (bytes: Uint8Array): string => (bytes as Encodable).toBase64()
export const toHex = (bytes: Uint8Array): string => (bytes as Encodable).toHex()
export const fromHex = (hex: string): Uint8Array<ArrayBuffer> =>
  (Uint8Array as object as Decoder).fromHex(hex)
