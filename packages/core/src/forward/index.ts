// Merged-forward records: in an entry of their own, so that they weigh on nobody else.
export { type ForwardAuthor, forwardNode, type ForwardNode } from './forward-node.ts'
export {
  sendForward,
  type SendForwardOptions,
  type SentForward,
  type ForwardTarget,
} from './send-forward.ts'
export {
  type ForwardRecord,
  readForward,
  readForwardNodes,
  type ReadForwardOptions,
  type UnreadForward,
} from './read-forward.ts'
