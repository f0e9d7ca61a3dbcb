import { defineConfig } from 'tsdown'

import shared from '../../tsdown.config.ts'

// A program: it has no API.
export default defineConfig({
  ...shared,
  entry: { cli: 'src/cli.ts' },
  dts: false,
  plugins: [],
  attw: false,
})
