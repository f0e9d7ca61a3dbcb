import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Handler } from 'hono'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
}

/** Only names that the build makes: nothing that leads out of the folder or to hidden files. */
const OWN_PATH = /^(?:\/[\w-][\w.-]*)+$/

/** Where the build leaves the page, for the sources and for the built files alike. */
export const PAGE: URL = new URL('.', import.meta.resolve('#page/index.html'))

/** The files of the page, as the build has left them in a folder. */
export function serveFiles(folder: URL): Handler {
  return async (context) => {
    const path = context.req.path === '/' ? '/index.html' : context.req.path
    const type = TYPES[extname(path)]
    if (type === undefined || !OWN_PATH.test(path)) return context.notFound()
    try {
      const content = await readFile(new URL(`.${path}`, folder))
      const isHashed = path.startsWith('/assets/')
      return context.body(content, 200, {
        'content-type': type,
        'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      })
    } catch {
      if (path !== '/index.html') return context.notFound()
      return context.text(
        'The page is not built: run `npx -y pnpm@12 --filter @cqhttp/playground build:page`.\n',
        503,
      )
    }
  }
}
