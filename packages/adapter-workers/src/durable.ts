// The handler, and the Durable Object that holds the sockets of an account
export {
  type AccountBot,
  type AccountBotFactory,
  type AccountsHandler,
  type AccountsOptions,
  toWorkersHandler,
} from './durable/accounts-handler.ts'
export type { AccountClass, AccountObject } from './durable/account-object.ts'
export type { HibernatingSocket, ObjectState } from './durable/object-state.ts'

// Stores that all instances of a Worker share
export { durableStore, type DurableStoreOptions } from './durable/store/durable-store.ts'
export { StoreObject } from './durable/store/store-object.ts'
export type { StoreObjectState } from './durable/store/tables.ts'
export type { ObjectNamespace } from './durable/object-state.ts'
