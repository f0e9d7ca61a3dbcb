/** What runtimes with files do with them. */
export interface DiskReader {
  /** @throws The platform's error when there is no such file; TypeError for a folder. */
  open(path: string | URL): Promise<{
    name: string
    size: number
    read(): AsyncIterable<Uint8Array>
  }>
}
