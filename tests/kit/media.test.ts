// Files on their way to implementations, over HTTP and sockets.
import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

import { serve } from '@cqhttp/adapter-node'
import { CQHttp, segment } from '@cqhttp/core'
import { media, MediaError, type MediaOptions, type MediaSource } from '@cqhttp/kit/media'
import { createSandbox, type SandboxOptions } from '@cqhttp/sandbox'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'

const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(3000)])
const MIB = 1024 * 1024
const large = randomBytes(9 * MIB)
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cqhttp-media-'))
  await writeFile(join(folder, '猫 1.png'), PNG)
  await writeFile(join(folder, 'large.mp4'), large)
  await writeFile(join(folder, 'empty'), '')
})
afterAll(() => rm(folder, { recursive: true }))

/** A bot and an implementation, over HTTP or a socket that the implementation opens. */
async function start(profile: NonNullable<SandboxOptions['profile']>, isSocket = false) {
  const sandbox = createSandbox({ profile, accessToken: 'the-token', secret: 'the secret' })
  onTestFinished(() => sandbox.close())
  const apiRoot = isSocket ? undefined : await sandbox.listen()
  const bot = new CQHttp({ secret: 'the secret', accessToken: 'the-token', apiRoot, logger: false })
  if (isSocket) {
    const server = await serve(bot, { port: 0, signals: false })
    onTestFinished(() => server.close())
    sandbox.connect({ url: `${server.url.replace('http', 'ws')}ws` })
    await sandbox.waitFor(() => sandbox.sockets.length > 0)
  }
  const target = { self_id: Number(sandbox.selfId), group_id: 20002, message_type: 'group' }
  return {
    sandbox,
    bot,
    actions: () => sandbox.calls.map(({ action }) => action),
    send: async (source: MediaSource, options: Omit<MediaOptions, 'bot'> = {}) => {
      const file = await media(source, { bot, ...options })
      const { as = 'image' } = options
      await bot.send(target, as === 'video' ? segment.video(file) : segment.image(file))
      return file
    },
  }
}

const problemOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) =>
      error instanceof MediaError ? `${error.problem}: ${error.message}` : String(error),
  )

describe('small files travel in the message', () => {
  const sources: [what: string, make: () => MediaSource][] = [
    ['bytes', () => PNG],
    ['a buffer', () => new Uint8Array(PNG).buffer],
    ['a Blob', () => new Blob([PNG])],
    ['a path', () => join(folder, '猫 1.png')],
    ['a file:// URL', () => pathToFileURL(join(folder, '猫 1.png'))],
    ['a file:// URL as text', () => pathToFileURL(join(folder, '猫 1.png')).href],
    ['base64://', () => `base64://${PNG.toString('base64')}`],
    ['a data: URL', () => `data:image/png;base64,${PNG.toString('base64')}`],
  ]
  test.each(sources)('%s', async (_what, make) => {
    const { send, sandbox } = await start('napcat')
    const file = await send(make())
    expect(sha256(file as Uint8Array)).toBe(sha256(PNG))
    expect(sandbox.sent).toHaveLength(1)
  })
})

test.each(['http://qq.example/a.png', 'https://qq.example/a.png'])('%s stays', async (url) => {
  const { bot, actions } = await start('standard')
  expect(await media(url, { bot })).toBe(url)
  expect(await media(new URL(url), { bot })).toBe(url)
  expect(actions()).toEqual([])
})

test('paths go out as file:// where both see the same disk', async () => {
  const { bot, actions } = await start('go-cqhttp')
  const options = { bot, sharedDisk: true, as: 'video' } as const
  expect(await media('/data/猫 1.mp4', options)).toBe('file:///data/%E7%8C%AB%201.mp4')
  expect(await media('file:///data/%E7%8C%AB%201.mp4', options)).toBe(
    'file:///data/%E7%8C%AB%201.mp4',
  )
  expect(await media('a.mp4', options)).toBe(pathToFileURL('a.mp4').href)
  expect(actions()).toEqual([])
})

describe('large files are uploaded in pieces, where the implementation can', () => {
  test.each([
    ['napcat', false],
    ['napcat', true],
    ['snowluma', false],
  ] as const)('%s, over a socket: %s', async (profile, isSocket) => {
    const { send, actions, sandbox } = await start(profile, isSocket)
    const path = await send(join(folder, 'large.mp4'), { as: 'video' })
    expect(path).toMatch(/\/[\w-]+\.mp4$/)
    expect(actions().filter((action) => action === 'upload_file_stream')).toHaveLength(19)
    const [first] = sandbox.calls.filter(({ action }) => action === 'upload_file_stream')
    expect(first?.params['expected_sha256']).toBe(sha256(large))
    expect(sandbox.world.stored.get(String(path))?.sha256).toBe(sha256(large))
    expect(sandbox.sent).toHaveLength(1)
  })

  test('by an uploader of your own', async () => {
    const { bot } = await start('go-cqhttp')
    const upload = async (file: Blob, name: string) => `/up/${name}/${file.size}`
    expect(await media(PNG, { bot, as: 'video', name: 'a.mp4', upload })).toBe('/up/a.mp4/3008')
  })

  test('SnowLuma takes in a message what fits into its bodies', async () => {
    const { send, actions } = await start('snowluma')
    await send(large.subarray(0, 1.4 * MIB))
    await send(large.subarray(0, 1.4 * MIB + 1))
    expect(actions().filter((action) => action === 'upload_file_stream')).toHaveLength(4)
  })
})

describe('what cannot be sent is one clear error', () => {
  test.each<[what: string, source: () => MediaSource, options: object, problem: RegExp]>([
    ['a missing file', () => '/no/such.png', {}, /^not-found: media: .*sharedDisk: true/],
    ['a missing file URL', () => 'file:///no/such.png', {}, /^not-found: /],
    ['a URL of another host', () => 'file://nas/a.png', {}, /^other-host: .*file:\/\/\/path/],
    ['another scheme', () => 'ftp://a.example/a.png', {}, /^unsupported: .*ftp:/],
    ['a file URL with a bare %', () => 'file:///100%.png', {}, /^unsupported: .*write %25 for %/],
    ['a folder', () => folder, {}, /^unreadable: media: .*cqhttp-media-.* cannot be read/],
    ['an empty file', () => join(folder, 'empty'), {}, /^empty: /],
    ['no bytes', () => new Uint8Array(), {}, /^empty: /],
    ['bad base64', () => 'base64://*', {}, /^unreadable: /],
    ['more than allowed', () => PNG, { maxSize: 100 }, /^too-large: .*3008 bytes.*100/],
    [
      'a video for go-cqhttp',
      () => PNG,
      { as: 'video' },
      /^unsupported: .*go-cqhttp takes no bytes/,
    ],
    ['a picture that is too large', () => PNG, { inline: 99 }, /^unsupported: .*at most 99 bytes/],
  ])('%s', async (_what, source, options, problem) => {
    const { bot } = await start('go-cqhttp')
    expect(await problemOf(media(source(), { bot, ...options }))).toMatch(problem)
  })

  test.each([undefined, null, 5, {}])('%s, which is no file', async (source) => {
    const { bot } = await start('napcat')
    const sent = media(source as unknown as MediaSource, { bot })
    await expect(sent).rejects.toThrow(/^media takes bytes, a Blob, a URL or a path, but it got /)
  })

  test('an upload that ends without a path', async () => {
    const bot = new CQHttp({
      secret: false,
      logger: false,
      transport: async () => ({ status: 'ok', retcode: 0, data: null }),
    })
    const work = media(PNG, { bot, implementation: 'NapCat.Onebot', inline: 1 })
    expect(await problemOf(work)).toMatch(/^upload: /)
  })

  test('an upload that arrives changed', async () => {
    const bot = new CQHttp({
      secret: false,
      logger: false,
      transport: async () => ({
        status: 'ok',
        retcode: 0,
        data: { file_path: '/a', file_size: PNG.length, sha256: sha256(Buffer.from('other')) },
      }),
    })
    const work = media(PNG, { bot, implementation: 'NapCat.Onebot', inline: 1 })
    expect(await problemOf(work)).toMatch(/^upload: .*SHA-256/)
  })

  test('an implementation without a name takes what the standard has', async () => {
    const bot = new CQHttp({ secret: false, logger: false })
    expect(await media(PNG, { bot })).toHaveLength(PNG.length)
  })
})

describe('the file system is looked for when a path is', () => {
  const entry = fileURLToPath(new URL('../../packages/kit/src/media.ts', import.meta.url))
  const program = async (): Promise<string> => {
    const path = join(folder, 'program.mjs')
    await build({
      stdin: {
        contents: `import { media } from ${JSON.stringify(entry)}
          const bot = { callAction: async () => ({ app_name: 'x' }) }
          const bytes = await media(${JSON.stringify(join(folder, '猫 1.png'))}, { bot })
          console.log(bytes.length)`,
        resolveDir: import.meta.dirname,
      },
      outfile: path,
      bundle: true,
      format: 'esm',
      conditions: ['workerd', 'worker', 'browser'],
    })
    return path
  }
  const bun = fileURLToPath(import.meta.resolve('bun/bin/bun.exe'))
  const deno = join(dirname(fileURLToPath(import.meta.resolve('deno/package.json'))), 'deno')

  test.each<[string, string, string[]]>([
    ['Node', process.execPath, []],
    ['Bun', bun, []],
    ['Deno', deno, ['run', '--no-prompt', '--allow-read', '--allow-env']],
  ])('on %s', async (_what, command, args) => {
    const { stdout } = await promisify(execFile)(command, [...args, await program()])
    expect(stdout.trim()).toBe(String(PNG.length))
  })

  test('where there is none, the error says what to pass', async () => {
    const bot = new CQHttp({ secret: false, logger: false })
    vi.stubGlobal('process', {})
    onTestFinished(() => void vi.unstubAllGlobals())
    expect(await problemOf(media('/a.png', { bot }))).toMatch(/^no-files: .*bytes, a Blob or an/)
  })
})
