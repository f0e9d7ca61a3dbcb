/** Makes a test whether an absolute URL has the path, with or without slashes at its end. */
export function createPathTest(path: string): (url: string) => boolean {
  const expected = withoutSlashes(new URL(`http://localhost${path}`).pathname)
  return (url) => pathOf(url) === expected
}

/** The path of an absolute URL, without parsing the rest of it. */
function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('://') + 3)
  if (start === -1 || start === url.length - 1) return ''
  let end = start
  while (end < url.length && url[end] !== '?' && url[end] !== '#') end++
  return withoutSlashes(url.slice(start, end))
}

/** By hand: a pattern for slashes at the end is quadratic in the slashes before it. */
function withoutSlashes(path: string): string {
  let end = path.length
  while (end > 0 && path[end - 1] === '/') end--
  return path.slice(0, end)
}
