/**
 * Says at the start what would fail later, and less clearly.
 *
 * @throws Error when Node is older than 22.12.
 */
export function checkNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 12)) return
  throw new Error(`the bot needs Node 22.12 or newer, but this is Node ${version}: update Node`)
}
