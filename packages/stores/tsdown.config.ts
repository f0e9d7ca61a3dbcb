import { defineConfig } from 'tsdown'

import shared from '../../tsdown.config.ts'

export default defineConfig({
  ...shared,
  entry: ['src/dynamodb.ts', 'src/redis.ts', 'src/sqlite.ts'],
})
