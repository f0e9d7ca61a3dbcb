/** Opens the page in the browser; @returns whether one was found. */
export async function openPage(url: string): Promise<boolean> {
  const { default: open } = await import('open')
  try {
    const opener = await open(url)
    // It has begun; what becomes of it later is not ours to report, and must not end the process.
    opener.once('error', () => undefined)
    return true
  } catch {
    return false
  }
}
