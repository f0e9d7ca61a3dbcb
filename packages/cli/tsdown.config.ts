import { defineConfig } from 'tsdown'

import shared from '../../tsdown.config.ts'

export default defineConfig({
  ...shared,
  entry: {
    index: 'src/index.ts',
    cli: 'src/cli.ts',
    'lambda-host': 'src/dev/lambda/lambda-host.ts',
  },
  // The API snapshot finds what the entries share only under this extension, and mentions its names.
  fixedExtension: true,
  hash: false,
  outputOptions: { minifyInternalExports: false },
})
