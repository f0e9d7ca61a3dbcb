import { expect, test } from 'vitest'

import { writtenPages } from '../site/repository.ts'
import { compile, snippetsOf } from './support/snippets.ts'

const files = new Set(writtenPages().map(({ file }) => file))

test('the code of the pages compiles', async () => {
  expect(await compile(snippetsOf(files))).toEqual([])
})
