import { defineConfig } from 'tsdown'

import shared from '../../tsdown.config.ts'

export default defineConfig([
  {
    ...shared,
    entry: { index: 'src/index.ts', cli: 'src/cli.ts' },
    // The API snapshot finds what the entries share only under this extension, and mentions its
    // names.
    fixedExtension: true,
    hash: false,
    outputOptions: { minifyInternalExports: false },
  },
  // What `#lambda-host` stands for: a program, and not part of the API.
  {
    ...shared,
    entry: { 'lambda-host': 'src/dev/lambda/lambda-host.ts' },
    fixedExtension: true,
    dts: false,
    plugins: [],
  },
])
