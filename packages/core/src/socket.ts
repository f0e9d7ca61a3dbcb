// Sockets that implementations open
export { createSockets, type Sockets, type SocketsOptions } from './socket/sockets.ts'
export type { Admit, SocketRequest } from './socket/admission.ts'

// Sockets that the bot opens
export { connect, type ConnectOptions, type Forward } from './socket/connect.ts'
export type { ClientSocket, ClientSocketConstructor } from './socket/dial.ts'

// Both
export { onConnection } from './socket/registry.ts'
export type {
  Connection,
  ConnectionHandler,
  ConnectionReport,
  SavedConnection,
} from './socket/connection.ts'
export type { HubOptions } from './socket/hub.ts'
export type { Role } from './socket/role.ts'
export type { Socket } from './socket/socket.ts'
export type { SocketBot } from './socket/socket-bot.ts'
