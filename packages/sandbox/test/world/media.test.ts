// Pictures are served as implementations do: the event has their address, not their bytes.
import { CQHttp, segment } from '@cqhttp/core'
import { createSandbox, type Sandbox, type SandboxOptions } from '@cqhttp/sandbox'
import { describe, expect, onTestFinished, test } from 'vitest'
import { call } from '../support/call.ts'
import { answering } from '../support/fixed-bot.ts'
import { names } from '../support/profiles.ts'

function create(options: SandboxOptions = {}): Sandbox {
  const sandbox = createSandbox({ bot: answering(undefined), ...options })
  onTestFinished(() => sandbox.close())
  return sandbox
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC',
  'base64',
)
const url = ({ exchanges }: Sandbox): string => {
  const [, found] =
    /(http:\/\/127\.0\.0\.1:\d+\/media\/[\w-]+)/.exec(exchanges.at(-1)?.body ?? '') ?? []
  return found ?? 'none'
}

describe.each(names)('%s', (profile) => {
  test.each([
    ['base64://', segment.image(`base64://${PNG.toString('base64')}`)],
    ['data:', segment.image(`data:image/png;base64,${PNG.toString('base64')}`)],
  ])('serves a picture that comes as %s', async (_kind, picture) => {
    const sandbox = create({ profile, accessToken: 'the-access-token' })
    const apiRoot = await sandbox.listen()
    await sandbox.user(10_001).say([picture])
    expect(sandbox.exchanges[0]?.body).not.toMatch(/iVBOR|data:|base64/)
    expect(url(sandbox).startsWith(apiRoot)).toBe(true)
    const response = await fetch(url(sandbox))
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(Buffer.from(await response.arrayBuffer()).equals(PNG)).toBe(true)
    expect((await sandbox.fetch(url(sandbox))).status).toBe(200)
    expect((await fetch(url(sandbox), { method: 'HEAD' })).headers.get('content-length')).toBe(
      String(PNG.byteLength),
    )
  })

  test('posts a photo of 3.9 MB to a bot with the default limit', async () => {
    const sandbox = create({ profile })
    const bot = new CQHttp({ secret: false, logger: false })
    sandbox.connect(bot)
    const photo = Buffer.alloc(3_900_000, 7)
    await sandbox.listen()
    expect((await sandbox.user(10_001).say([segment.image(photo)])).status).toBe(204)
  })
})

test('without a port, the address has all of it, once in an event', async () => {
  const sandbox = create()
  await sandbox.user(10_001).say([segment.image(PNG)])
  expect(sandbox.exchanges[0]?.body.match(/iVBOR/g)).toHaveLength(1)
  const bot = new CQHttp({ secret: false, logger: false })
  sandbox.connect(bot)
  const photo = segment.image(Buffer.alloc(3_900_000, 7))
  expect((await sandbox.user(10_001).say([photo])).status).toBe(204)
})

test('what the bot sends is served as well, and one file has one address', async () => {
  const sandbox = create({ profile: 'napcat' })
  await sandbox.listen()
  const sent = { user_id: 10_001, message: [segment.image(PNG)] }
  await call(sandbox, 'send_private_msg', sent)
  await call(sandbox, 'send_private_msg', sent)
  const [first, second] = sandbox.sent.map(({ message }) => message[0]?.data) as { url: string }[]
  expect(first?.url).toBe(second?.url)
  expect((await fetch(first?.url ?? '')).status).toBe(200)
  // Sent on by its address, it is the same file.
  await call(sandbox, 'send_private_msg', { ...sent, message: [segment.image(first?.url ?? '')] })
  expect(sandbox.sent.at(-1)?.message).toEqual(sandbox.sent[0]?.message)
})

test.each([
  ['data:text/html,<script>1</script>', 'application/octet-stream'],
  ['data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg"/%3E', 'image/svg+xml'],
  [`base64://${Buffer.from('ID3x').toString('base64')}`, 'audio/mpeg'],
  [`base64://${Buffer.from('#!AMR\n').toString('base64')}`, 'audio/amr'],
  [`base64://${Buffer.from('\0\0\0\x18ftypmp42').toString('base64')}`, 'video/mp4'],
  [`base64://${Buffer.from('RIFF\0\0\0\0WEBP').toString('base64')}`, 'image/webp'],
  [`base64://${Buffer.from('<html>').toString('base64')}`, 'application/octet-stream'],
])('%s is served as %s, and cannot run', async (file, type) => {
  const sandbox = create({ profile: 'napcat' })
  await sandbox.listen()
  await sandbox.user(10_001).say([segment.image(file)])
  const { headers } = await fetch(url(sandbox))
  expect(headers.get('content-type')).toBe(type)
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
})

test('there is nothing at other addresses', async () => {
  const sandbox = create()
  const apiRoot = await sandbox.listen()
  for (const path of ['media', 'media/', 'media/x', 'media/../get_status', 'media/__proto__']) {
    expect(
      (await fetch(`${apiRoot}/${path}`, { method: 'HEAD' })).headers.get('x-content-type-options'),
    ).toBe(null)
  }
})
