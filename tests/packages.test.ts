// What every published package must say about itself: registries, editors and release tools read it.
import { execFile } from 'node:child_process'
import { globSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { describe, expect, onTestFinished, test } from 'vitest'

import { type Address, pageOf, readAddress } from '../release/address.ts'
import { withAbsoluteLinks } from '../release/links.ts'
import { addressFields } from '../release/manifests.ts'
import { readPackages, root } from '../release/packages.ts'

interface Manifest {
  name: string
  version: string
  description: string
  keywords: string[]
  license: string
  type: string
  sideEffects: boolean
  files: string[]
  engines: { node: string }
  exports: Record<string, string>
  bin?: Record<string, string>
  publishConfig: {
    access: string
    exports: Record<string, string>
    bin?: Record<string, string>
  }
  dependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
}

const run = promisify(execFile)
const packages = await readPackages()
const address = await readAddress()
const one = packages.map((entry) => ({
  ...entry,
  name: entry.manifest.name,
  manifest: entry.manifest as unknown as Manifest,
}))

test('all packages have the same version, that of the first package', () => {
  expect(new Set(one.map(({ manifest }) => manifest.version)).size).toBe(1)
})

test('a change of one gives all of them the next version, and keeps them below 1.0', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cqhttp-versions-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const manifests = globSync('{.,packages/*,examples/*,tests,bench,docs}/package.json', {
    cwd: root,
  })
  for (const file of [...manifests, 'pnpm-workspace.yaml', '.changeset/config.json']) {
    await cp(join(root, file), join(folder, file), { recursive: true })
  }
  await writeFile(
    join(folder, '.changeset/change.md'),
    `---\n'@cqhttp/core': minor\n---\n\nA change.\n`,
  )
  // The changelog names commits.
  const git = (...args: string[]) => run('git', args, { cwd: folder })
  await git('init', '--quiet')
  await git('add', '.')
  await git('-c', 'user.name=test', '-c', 'user.email=test@localhost', 'commit', '-qm', 'A change')
  const changeset = join(root, 'node_modules/@changesets/cli/bin.js')
  await run(process.execPath, [changeset, 'version'], { cwd: folder })

  const [, minor = ''] = one[0]?.manifest.version.split('.') ?? []
  for (const { folder: path } of one) {
    const text = await readFile(join(folder, path, 'package.json'), 'utf8')
    expect(JSON.parse(text)).toMatchObject({ version: `0.${Number(minor) + 1}.0` })
  }
  const changelog = await readFile(join(folder, 'packages/core/CHANGELOG.md'), 'utf8')
  expect(changelog).toContain('A change.')
})

test('the names are ours: on npm, another author has cqhttp', () => {
  for (const { name } of one) expect(name).toMatch(/^(?:@cqhttp\/[a-z-]+|create-cqhttp)$/)
})

describe.each(one)('$name', ({ folder, manifest }) => {
  test('says what it is, whose it is, where it is and what it needs', () => {
    expect(manifest).toMatchObject({
      ...addressFields({ folder, manifest: { ...manifest } }, address),
      license: 'MIT',
      type: 'module',
      sideEffects: false,
      engines: { node: '>=22.12' },
      publishConfig: { access: 'public' },
    })
    expect(manifest.description.length).toBeGreaterThan(20)
    expect(manifest.keywords).toEqual(expect.arrayContaining(['onebot', 'qq', 'bot']))
    expect(manifest.keywords).toEqual([...new Set(manifest.keywords)].toSorted())
  })

  test('exports the same from its sources as from what is built, and its package.json', () => {
    expect(Object.keys(manifest.publishConfig.exports)).toEqual(Object.keys(manifest.exports))
    expect(manifest.publishConfig.exports['./package.json']).toBe('./package.json')
    const { exports: built, bin = {} } = manifest.publishConfig
    for (const path of [...Object.values(built), ...Object.values(bin)]) {
      expect(path).toMatch(/^\.\/(?:dist\/.+\.m?js|package\.json)$/)
    }
    expect(Object.keys(bin)).toEqual(Object.keys(manifest.bin ?? {}))
  })

  test('publishes what is built, and no sources', () => {
    expect(manifest.files).toContain('dist')
    expect(manifest.files.filter((name) => /src|test/.test(name))).toEqual([])
  })

  test('shares the core with the bot: it is a peer, unless the package is a program of its own', () => {
    const { dependencies = {}, peerDependencies = {} } = manifest
    const isLibraryOfBots = /adapter|dialects|kit|stores/.test(folder)
    expect('@cqhttp/core' in peerDependencies).toBe(isLibraryOfBots)
    expect(isLibraryOfBots && '@cqhttp/core' in dependencies).toBe(false)
  })

  test('has a README in both languages, which link to each other and to what exists', async () => {
    const names = await readdir(join(root, folder))
    expect(names).toEqual(expect.arrayContaining(['README.md', 'README.zh-CN.md']))
    const english = await readFile(join(root, folder, 'README.md'), 'utf8')
    const chinese = await readFile(join(root, folder, 'README.zh-CN.md'), 'utf8')
    expect(english).toContain('[简体中文](README.zh-CN.md)')
    expect(chinese).toContain('[English](README.md)')
    expect(english.startsWith(`# ${manifest.name}\n`)).toBe(true)
    expect(chinese.startsWith(`# ${manifest.name}\n`)).toBe(true)
    for (const [, target = ''] of `${english}${chinese}`.matchAll(/\]\(([^()\s]+)\)/g)) {
      if (target.startsWith('https:')) continue
      const [file = ''] = target.split('#')
      await expect(readFile(join(root, folder, file))).resolves.toBeDefined()
    }
  })
})

describe('links of what is published', () => {
  const there: Address = {
    home: 'https://code.example/o/r',
    git: 'git+https://code.example/o/r.git',
  }

  test.each([
    ['a file', '[a](../../docs/a.md)', '[a](https://code.example/o/r/blob/main/docs/a.md)'],
    ['a part of it', '[a](b.md#c)', '[a](https://code.example/o/r/blob/main/packages/x/b.md#c)'],
    ['a picture', '![a](../../a.png)', '![a](https://code.example/o/r/raw/main/a.png)'],
    [
      'a picture with a link',
      '[![a](a.png)](../b.md)',
      '[![a](https://code.example/o/r/raw/main/packages/x/a.png)](https://code.example/o/r/blob/main/packages/b.md)',
    ],
    ['an address', '[a](https://b.example/c)', '[a](https://b.example/c)'],
    ['a heading', '[a](#b)', '[a](#b)'],
    ['code', '```ts\na[b](c)\n```', '```ts\na[b](c)\n```'],
  ])('%s', (_, before, after) => {
    expect(withAbsoluteLinks(before, 'packages/x/README.md', there)).toBe(after)
  })

  test('stay as they are between files of one package', () => {
    const stays = (path: string): boolean => path.startsWith('docs/')
    const text = '[a](b.md) [c](deploy/d.md#e) [f](../README.md)'
    expect(withAbsoluteLinks(text, 'docs/x.md', there, stays)).toBe(
      `[a](b.md) [c](deploy/d.md#e) [f](${pageOf(there, 'README.md')})`,
    )
  })
})
