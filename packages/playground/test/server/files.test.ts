import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Hono } from 'hono'
import { expect, onTestFinished, test } from 'vitest'
import { PAGE, serveFiles } from '../../src/server/files.ts'

async function makePage(files: Record<string, string>): Promise<Hono> {
  const root = await mkdtemp(join(tmpdir(), 'page-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  await writeFile(join(root, 'outside.js'), 'outside')
  for (const [name, content] of Object.entries({ 'page/assets/none.js': '', ...files })) {
    await mkdir(join(root, name, '..'), { recursive: true })
    await writeFile(join(root, name), content)
  }
  return new Hono().get('*', serveFiles(pathToFileURL(`${join(root, 'page')}/`)))
}

const built = {
  'page/index.html': '<title>页面</title>',
  'page/assets/app-1.js': 'run()',
  'page/assets/app-1.css': 'a{}',
  'page/icon.svg': '<svg/>',
  'page/.env.js': 'hidden',
  'page/notes.txt': 'no type',
}

test.each([
  ['/', 'text/html; charset=utf-8', 'no-cache', '<title>页面</title>'],
  ['/index.html', 'text/html; charset=utf-8', 'no-cache', '<title>页面</title>'],
  ['/assets/app-1.js', 'text/javascript; charset=utf-8', /immutable/, 'run()'],
  ['/assets/app-1.css', 'text/css; charset=utf-8', /immutable/, 'a{}'],
  ['/icon.svg', 'image/svg+xml', 'no-cache', '<svg/>'],
])('serves %s as %s', async (path, type, caching, content) => {
  const response = await (await makePage(built)).request(path)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe(type)
  expect(response.headers.get('cache-control')).toMatch(caching)
  expect(await response.text()).toBe(content)
})

test.each([
  '/../outside.js',
  '/..%2foutside.js',
  '/%2e%2e/outside.js',
  '/assets/..%5c..%5coutside.js',
  '/assets//app-1.js',
  '/.env.js',
  '/notes.txt',
  '/assets',
  '/assets/app-2.js',
  '/assets/app-1.js%00.js',
])('does not serve %s', async (path) => {
  const response = await (await makePage(built)).request(path)
  expect(response.status).toBe(404)
  expect(await response.text()).not.toMatch(/outside|hidden|no type|run/)
})

test('says how to build a page that is not', async () => {
  const response = await (await makePage({})).request('/')
  expect(response.status).toBe(503)
  expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
  expect(await response.text()).toBe(
    'The page is not built: run `npx -y pnpm@12 --filter @cqhttp/playground build:page`.\n',
  )
})

test('finds the page where the build leaves it', () => {
  expect(PAGE.pathname).toMatch(/\/packages\/playground\/page\/dist\/$/)
})
