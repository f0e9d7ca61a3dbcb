import { defineConfig } from 'tsdown'

import shared from '../../tsdown.config.ts'

export default defineConfig({
  ...shared,
  entry: {
    index: 'src/index.ts',
    english: 'src/english.ts',
    later: 'src/later.ts',
    media: 'src/media.ts',
    pace: 'src/pace.ts',
    unfold: 'src/unfold.ts',
  },
  fixedExtension: true,
})
