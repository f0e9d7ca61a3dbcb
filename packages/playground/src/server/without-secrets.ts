/** An address may hold a password, or a token in its query. */
export function withoutSecrets(address: string): string {
  // Not `origin`, which some runtimes do not give sockets.
  const { protocol, host, pathname } = new URL(address)
  return `${protocol}//${host}${pathname}`
}
