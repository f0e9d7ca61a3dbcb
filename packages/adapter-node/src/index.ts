// Serving
export { serve, type Server } from './serve.ts'
export type { NodeHandlerOptions, ServeOptions } from './options.ts'

// For `http.createServer` and frameworks on it
export { toNodeHandler, type NodeHandler } from './node-handler.ts'

// Sockets on a server of your own
export { toUpgradeHandler, type UpgradeHandler } from './socket/upgrade-handler.ts'
export type { NodeSocketOptions, UpgradeHandlerOptions } from './socket/options.ts'

// In handlers
export { nodePlatform, type NodePlatform } from './platform.ts'
