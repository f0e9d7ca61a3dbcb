// Serving
export { serve, type Server } from './serve.ts'
export type { NodeHandlerOptions, ServeOptions } from './options.ts'

// For `http.createServer` and frameworks on it
export { toNodeHandler, type NodeHandler } from './node-handler.ts'

// In handlers
export { nodePlatform, type NodePlatform } from './platform.ts'
