// The page and its server
export { type SandboxServer, type ServeOptions, serveSandbox } from './server/serve.ts'
export { openPage } from './server/open-page.ts'
export { withoutSecrets } from './server/without-secrets.ts'

// What the two say to each other
export type * from './protocol.ts'
