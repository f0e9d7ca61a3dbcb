import { withoutSlashes } from '../base/value.ts'

/** Makes a test whether an absolute URL has the path, with or without slashes at its end. */
export function createPathTest(path: string): (url: string) => boolean {
  const expected = canonical(withoutSlashes(new URL(`http://localhost${path}`).pathname))
  return (url) => {
    const found = withoutSlashes(pathOf(url))
    return found === expected || canonical(found) === expected
  }
}

/** The path of an absolute URL, without parsing the rest of it. */
export function pathOf(url: string): string {
  const base = withoutQuery(url)
  const start = base.indexOf('/', base.indexOf('://') + 3)
  return start === -1 ? '' : base.slice(start)
}

/** An URL without what comes behind its path. */
export function withoutQuery(url: string): string {
  const end = url.search(/[?#]/)
  return end === -1 ? url : url.slice(0, end)
}

/**
 * Equivalent escapes as the same text; delimiters of paths stay escaped.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2
 */
function canonical(path: string): string {
  return path.replace(/%[\da-f]{2}/gi, (escape) => {
    const char = String.fromCharCode(parseInt(escape.slice(1), 16))
    return /(?![#%/?])[!-~]/.test(char) ? char : escape.toUpperCase()
  })
}
