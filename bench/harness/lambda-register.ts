// For `node --import`, beside the bundle of the stand-in: the same as
// tests/support/runtimes/lambda/register.ts, without type stripping at start.
import { registerHooks } from 'node:module'

const standIn = new URL('./native-client.mjs', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === './rapid-client.node'
      ? { url: standIn, format: 'module', shortCircuit: true }
      : next(specifier, context),
})
