// What is wrong between a bot and an implementation, from facts, and the words for it in two
// languages. It runs anywhere, browsers included.
export { diagnose, diagnoseSession } from './diagnose.ts'
export { diagnoseSocket, diagnoseSockets } from './diagnose-socket.ts'
export type { Diagnosis, DiagnosisCode } from './diagnosis.ts'
export type { CallFacts, ExchangeFacts, FrameFacts, SessionFacts, SocketFacts } from './facts.ts'
export { type WordedDiagnosis, wordDiagnosis } from './word-diagnosis.ts'
export { writeBlock } from './implementation-block.ts'
export {
  type Implementation,
  implementationFields,
  toImplementation,
  type Way,
} from './implementation-fields.ts'
export type { LinkCode, LinkDiagnosis } from './link-diagnosis.ts'
export { wordLinkDiagnosis } from './word-link-diagnosis.ts'
export { profileFacts } from './profile-facts.ts'
