// A DynamoDB in a process of its own, which prints its address.
import { startDynamodb } from './dynamodb-server.ts'

console.log((await startDynamodb()).endpoint)
// Whoever started it is gone.
process.stdin.resume().on('end', () => process.exit())
