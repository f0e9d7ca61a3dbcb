// What is wrong between a bot and an implementation, from facts, and the words for it in two
// languages. It runs anywhere, browsers included.
export { type Diagnosis, type DiagnosisCode, diagnose, diagnoseSession } from './diagnose.ts'
export type { CallFacts, ExchangeFacts, SessionFacts } from './facts.ts'
export { type WordedDiagnosis, wordDiagnosis } from './word-diagnosis.ts'
