import { CQHttp } from '@cqhttp/core'
import { expect, test } from 'vitest'

import { writtenPages } from '../site/repository.ts'
import { compile, snippetsOf } from './support/snippets.ts'

const files = new Set(writtenPages().map(({ file }) => file))

test('the code of the pages compiles', async () => {
  expect(await compile(snippetsOf(files))).toEqual([])
})

test('the bot takes the tokens that stand in it, as whoever copies it expects', () => {
  const tokens = snippetsOf(files).flatMap(({ code }) =>
    [...code.matchAll(/accessToken: '([^']*)'/g)].map(([, token = '']) => token),
  )
  expect(tokens.length).toBeGreaterThan(3)
  for (const accessToken of new Set(tokens)) {
    expect(() => new CQHttp({ secret: false, accessToken, logger: false })).not.toThrow()
  }
})
