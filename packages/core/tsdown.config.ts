import { defineConfig } from 'tsdown'

import shared from '../../tsdown.config.ts'

export default defineConfig([
  { ...shared, entry: ['src/index.ts', 'src/adapter.ts'] },
  // What `#hmac` and `#sent` stand for: published, but not part of the API.
  {
    ...shared,
    entry: ['src/base/hmac-*.ts', 'src/api/sent*.ts'],
    root: 'src',
    dts: false,
    plugins: [],
  },
])
