import { withoutSecrets } from '@cqhttp/playground'
import { expect, test } from 'vitest'

test('an address is shown without what may be secret', () => {
  expect(withoutSecrets('https://me:pw@host:8443/a/b?key=x#y')).toBe('https://host:8443/a/b')
  expect(withoutSecrets('ws://host/ws?access_token=x')).toBe('ws://host/ws')
})
