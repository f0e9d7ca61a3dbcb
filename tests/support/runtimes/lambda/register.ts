// For `node --import`: the runtime client finds a stand-in where its native addon would be.
import { registerHooks } from 'node:module'

const standIn = new URL('./native-client.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === './rapid-client.node'
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
})
