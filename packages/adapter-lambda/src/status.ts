/** A status code with its reason, such as `200 OK`. */
export function describeStatus(status: number): string {
  // Not `import`: that reads all of the module, WebSocket too, and so loads the fetch stack.
  const { STATUS_CODES } = process.getBuiltinModule('node:http')
  return `${status} ${STATUS_CODES[status] ?? 'Unknown'}`
}
