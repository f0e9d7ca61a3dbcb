import { defineConfig } from 'tsdown'

import shared from '../../tsdown.config.ts'

export default defineConfig({
  ...shared,
  entry: {
    napcat: 'src/napcat.ts',
    llbot: 'src/llbot.ts',
    lagrange: 'src/lagrange.ts',
    'go-cqhttp': 'src/go-cqhttp.ts',
    snowluma: 'src/snowluma.ts',
  },
  // The API snapshot finds what the entries share only under this extension, and mentions its names.
  fixedExtension: true,
  hash: false,
  outputOptions: { minifyInternalExports: false },
})
