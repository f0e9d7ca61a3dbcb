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
