/** A file that can be fetched. */
export interface MediaFile {
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** A file as an address that has all of it. */
export function toDataUrl({ contentType, bytes }: MediaFile): string {
  return `data:${contentType};base64,${Buffer.from(bytes).toString('base64')}`
}
