// `pnpm attack [words of a name …]`: what is known to have stopped bots, against one on Node, and
// against the sandbox.
import { attacks } from './attacks.ts'
import { ownAttacks } from './own-attacks.ts'
import { startTarget } from './target.ts'

const wanted = process.argv.slice(2)
const isWanted = ({ name }: { name: string }): boolean =>
  wanted.every((word) => name.includes(word))

const chosen = [
  ...attacks.map(({ name, setup = {}, answerCall, run }) => ({
    name,
    async run() {
      const target = await startTarget(setup, answerCall)
      try {
        return await run(target)
      } finally {
        await target.close()
      }
    },
  })),
  ...ownAttacks,
].filter(isWanted)
let failures = 0

for (const { name, run } of chosen) {
  try {
    console.log(`held    ${name}: ${await run()}`)
  } catch (error) {
    failures++
    console.log(`FAILED  ${name}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

console.log(`\n${chosen.length - failures} of ${chosen.length} held`)
process.exitCode = failures === 0 && chosen.length > 0 ? 0 : 1
