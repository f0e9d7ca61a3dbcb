import { defineConfig } from 'tsdown'

import shared from '../../tsdown.config.ts'

export default defineConfig({
  ...shared,
  entry: ['src/index.ts', 'src/queue.ts'],
  // The API snapshot finds what the entries share only under this extension, and mentions its names.
  fixedExtension: true,
  hash: false,
  outputOptions: { minifyInternalExports: false },
})
