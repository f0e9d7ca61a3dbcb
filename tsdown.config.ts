import { defineConfig } from 'tsdown'
import apiSnapshot from 'tsnapi/rolldown'

// For every package; its own tsdown.config.ts, if it has one, goes on top.
export default defineConfig({
  platform: 'neutral',
  target: 'node22.12',
  fixedExtension: false,
  dts: true,
  // With the sources in them, so that `src` need not be published.
  sourcemap: true,
  // Subpath imports (`#…`) stay: the conditions of the user's runtime or bundler choose.
  deps: { neverBundle: [/^#/, /^(node|cloudflare):/], onlyBundle: [] },
  plugins: [apiSnapshot()],
  publint: true,
  attw: { profile: 'esm-only' },
  failOnWarn: true,
})
