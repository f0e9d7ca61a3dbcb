import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createVerifier as createNodeVerifier } from '../../src/base/hmac-node.ts'
import { createVerifier as createWebVerifier } from '../../src/base/hmac-web.ts'

describe.each([
  ['Node', createNodeVerifier],
  ['the Web', createWebVerifier],
])('createVerifier of %s', (_name, createVerifier) => {
  // RFC 2202, section 3, test case 2.
  test('accepts the signature of the RFC', async () => {
    const body = new TextEncoder().encode('what do ya want for nothing?')
    const verify = createVerifier('Jefe')
    expect(await verify(body, 'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79')).toBe(true)
    expect(await verify(body, 'effcdf6ae5eb2fa2d27416d5f184df9c259a7c78')).toBe(false)
  })

  test.each([
    ['upper-case digits', (right: string) => right.toUpperCase()],
    ['a letter beyond f', (right: string) => right.replace(/.$/, 'g')],
    ['a character of two bytes', (right: string) => right.replace(/.$/, 'é')],
    [
      'characters with another high byte',
      (right: string) =>
        right.replaceAll(/./g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0x100)),
    ],
    ['blanks', () => ' '.repeat(40)],
  ])('refuses %s', async (_what, change) => {
    const body = new TextEncoder().encode('what do ya want for nothing?')
    const signature = change('effcdf6ae5eb2fa2d27416d5f184df9c259a7c79')
    expect(await createVerifier('Jefe')(body, signature)).toBe(false)
  })

  test('accepts the signature of any body with any secret, and no other', async () => {
    const bodies = fc.oneof(fc.uint8Array(), fc.uint8Array({ maxLength: 10_000, size: 'max' }))
    const secrets = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.string({ minLength: 1, maxLength: 200, size: 'max', unit: 'grapheme' }),
    )
    await fc.assert(
      fc.asyncProperty(bodies, secrets, async (body, secret) => {
        const verify = createVerifier(secret)
        const signature = createHmac('sha1', secret).update(body).digest('hex')
        expect(await verify(body, signature)).toBe(true)
        expect(await verify(Uint8Array.of(...body, 0), signature)).toBe(false)
        expect(await createVerifier(`${secret}.`)(body, signature)).toBe(false)
      }),
    )
  })

  test.each([20, 63, 64, 65, 4_095, 4_096, 4_097])('knows a body of %s bytes', async (length) => {
    const body = new Uint8Array(length).fill(7)
    for (const secret of ['k', 'k'.repeat(64), 'k'.repeat(65), '密钥'.repeat(20)]) {
      const verify = createVerifier(secret)
      const signature = createHmac('sha1', secret).update(body).digest('hex')
      expect(await verify(body, signature)).toBe(true)
      body[0] = 8
      expect(await verify(body, signature)).toBe(false)
      body[0] = 7
    }
  })

  test('answers calls that overlap', async () => {
    const verify = createVerifier('key')
    const bodies = ['a', 'b', 'c'].map((text) => new TextEncoder().encode(text))
    const signature = createHmac('sha1', 'key').update('b').digest('hex')
    const results = await Promise.all(bodies.map(async (body) => verify(body, signature)))
    expect(results).toEqual([false, true, false])
  })
})
