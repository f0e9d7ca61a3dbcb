import { defineConfig } from 'tsdown'

import shared from '../../tsdown.config.ts'

export default defineConfig([
  shared,
  // The halves of `#hmac`: published, but not part of the API.
  { ...shared, entry: 'src/internal/hmac-*.ts', root: 'src', dts: false, plugins: [] },
])
