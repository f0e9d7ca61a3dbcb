const KEY = 'cqhttp-sandbox-token'

/**
 * The token of this run. It comes in the fragment, which browsers send to nobody, and moves from there
 * to the memory of the tab, so that it is not copied with the address.
 */
export function readToken(): string | undefined {
  const given = new URLSearchParams(location.hash.slice(1)).get('token')
  if (given === null) return sessionStorage.getItem(KEY) ?? undefined
  sessionStorage.setItem(KEY, given)
  history.replaceState(null, '', location.pathname)
  return given
}
