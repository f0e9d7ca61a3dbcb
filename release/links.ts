import { posix } from 'node:path'
import { type Address, pageOf } from './address.ts'

/**
 * Makes the relative links of a Markdown file absolute: a registry shows a README, and nothing that lies
 * beside it.
 *
 * @param from The path of the file from the root of the repository.
 * @param stays Whether the file with this path is in the package as well, so that the link can stay.
 */
export function withAbsoluteLinks(
  markdown: string,
  from: string,
  address: Address,
  stays: (path: string) => boolean = () => false,
): string {
  let isCode = false
  return markdown
    .split('\n')
    .map((line) => {
      if (/^\s*(?:```|~~~)/.test(line)) isCode = !isCode
      if (isCode) return line
      return line.replaceAll(/\]\(([^()\s]+)\)/g, (link, target: string) => {
        if (/^(?:[a-z][a-z+.-]*:|#|\/)/i.test(target)) return link
        const [file = '', fragment] = target.split('#', 2)
        const path = posix.join(posix.dirname(from), file)
        if (stays(path)) return link
        return `](${pageOf(address, path)}${fragment === undefined ? '' : `#${fragment}`})`
      })
    })
    .join('\n')
}
