// What is in the tarballs that are published.
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'
import { promisify } from 'node:util'

import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'

import { readAddress } from '../../release/address.ts'

const run = promisify(execFile)
const { home } = await readAddress()
const tarballs = Object.entries(inject('tarballs'))

test('there is one for every package', () => {
  expect(tarballs.length).toBeGreaterThanOrEqual(12)
})

/** Whether a file hands on what others have, and has no code of its own. */
function isOfOthers(code: string): boolean {
  return code.split('\n').every((line) => /^(?:import |export \{|\/\/|#!|$)/.test(line))
}

describe.each(tarballs)('%s', (_, tarball) => {
  let folder: string
  let files: string[]
  const read = (path: string): Promise<string> => readFile(join(folder, path), 'utf8')

  beforeAll(async () => {
    const unpacked = await mkdtemp(join(tmpdir(), 'cqhttp-tarball-'))
    await run('tar', ['-xzf', tarball, '-C', unpacked])
    folder = join(unpacked, 'package')
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => posix.relative(folder, posix.join(entry.parentPath, entry.name)))
  })

  afterAll(() => rm(dirname(folder), { recursive: true }))

  test('has the licence, both READMEs, what is built, and nothing else', () => {
    const expected = ['LICENSE', 'README.md', 'README.zh-CN.md', 'package.json']
    expect(files).toEqual(expect.arrayContaining(expected))
    const others = files.filter(
      (file) =>
        !expected.includes(file) &&
        !/^(?:(?:page\/)?dist|docs|templates)\/|^CHANGELOG\.md$/.test(file),
    )
    expect(others).toEqual([])
  })

  test('has every file that its package.json names, types included', async () => {
    const manifest = JSON.parse(await read('package.json')) as {
      exports: Record<string, string>
      imports?: Record<string, unknown>
      bin?: Record<string, string>
      version: string
      dependencies?: Record<string, string>
      peerDependencies?: Record<string, string>
      publishConfig?: unknown
    }
    const { exports, bin = {}, imports = {} } = manifest
    const imported = JSON.stringify(imports).match(/\.\/[^"*]+\.js(?=")/g) ?? []
    const paths = [...Object.values(exports), ...Object.values(bin), ...imported]
    for (const path of paths) expect(files).toContain(path.slice(2))
    for (const path of Object.values(exports).filter((entry) => /\.m?js$/.test(entry))) {
      expect(files).toContain(
        path
          .slice(2)
          .replace(/js$/, 'ts')
          .replace(/(\.m?ts)$/, '.d$1'),
      )
    }
    const ranges = { ...manifest.dependencies, ...manifest.peerDependencies }
    for (const range of Object.values(ranges)) expect(range).not.toMatch(/workspace:|catalog:/)
  })

  test('has source maps with the sources in them, that name no folder of the builder', async () => {
    const code = files.filter((file) => /^dist\/.*\.m?js$/.test(file) && !file.includes('template'))
    expect(code.length).toBeGreaterThan(0)
    for (const file of code) {
      if (isOfOthers(await read(file))) continue
      expect(files).toContain(`${file}.map`)
      const map = JSON.parse(await read(`${file}.map`)) as {
        sources: string[]
        sourcesContent?: (string | null)[]
      }
      expect(map.sourcesContent?.filter((text) => typeof text === 'string')).toHaveLength(
        map.sources.length,
      )
      for (const source of map.sources) expect(source).toMatch(/^(?:\.\.\/)+/)
    }
  })

  test('links to what a registry does not show by whole addresses', async () => {
    for (const file of files.filter((path) => path.endsWith('.md') && !path.includes('template'))) {
      for (const [, target = ''] of (await read(file)).matchAll(/\]\(([^()\s]+)\)/g)) {
        if (/^(?:https?:|#)/.test(target)) continue
        // Between documents of one package, links may stay as they are.
        expect(files).toContain(posix.join(posix.dirname(file), target.split('#')[0] ?? ''))
        expect(file).toMatch(/^docs\//)
      }
    }
  })
})

test('the address of the project is that of package.json', async () => {
  const args = ['-xzOf', inject('tarballs')['@cqhttp/core'] ?? '', 'package/README.md']
  expect((await run('tar', args)).stdout).toContain(`](${home}/blob/main/docs/sockets.md)`)
})

test('the core brings the documents, for reading offline', async () => {
  const { stdout } = await run('tar', ['-tzf', inject('tarballs')['@cqhttp/core'] ?? ''])
  expect(stdout).toContain('package/docs/api.md\n')
  expect(stdout).toContain('package/docs/api.zh-CN.md\n')
  expect(stdout).toContain('package/docs/deploy/node.md\n')
})
