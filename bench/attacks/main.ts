// `pnpm attack [words of a name …]`: what is known to have stopped bots, against one on Node.
import { attacks } from './attacks.ts'
import { startTarget } from './target.ts'

const wanted = process.argv.slice(2)
const chosen = attacks.filter(({ name }) => wanted.every((word) => name.includes(word)))
let failures = 0

for (const { name, setup = {}, answerCall, run } of chosen) {
  const target = await startTarget(setup, answerCall)
  try {
    console.log(`held    ${name}: ${await run(target)}`)
  } catch (error) {
    failures++
    console.log(`FAILED  ${name}: ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    await target.close()
  }
}

console.log(`\n${chosen.length - failures} of ${chosen.length} held`)
process.exitCode = failures === 0 && chosen.length > 0 ? 0 : 1
