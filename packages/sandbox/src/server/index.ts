export { type SandboxServer, type ServeOptions, serveSandbox } from './serve.ts'
export type * from './protocol.ts'
