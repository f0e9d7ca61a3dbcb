// For authors of stores: what a store must do, for any test runner.
export type { ContractCase, StoreContractOptions } from './contract.ts'
export { inboxStoreContract } from './inbox-store-contract.ts'
export { stateStoreContract } from './state-store-contract.ts'
