/** `node:util` is loaded for errors only: to import it takes as long as the first event does. */
export function describe(value: unknown): string {
  return process.getBuiltinModule('node:util').inspect(value, { depth: 0 })
}
