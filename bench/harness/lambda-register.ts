// For `node --import`, next to the bundle of the stand-in. The same as
// tests/support/runtimes/lambda/register.ts, but without type stripping at startup.
import { registerHooks } from 'node:module'

const standIn = new URL('./native-client.mjs', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === './rapid-client.node'
      ? { url: standIn, format: 'module', shortCircuit: true }
      : next(specifier, context),
})
