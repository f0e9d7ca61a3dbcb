import { entryOf } from '../entries.ts'
import { DOCS, type Facts } from './facts.ts'

/** The AGENTS.md of a project, in English: what a coding assistant has to know. */
export function formatAgentsEn({ run, runtime }: Facts): string {
  return `# For coding assistants

A QQ bot in TypeScript with \`@cqhttp/core\` (OneBot 11). Before you use an API, read the documents in
\`${DOCS}\` and the types in \`node_modules/@cqhttp/core/dist/index.d.mts\`; do not guess.

- \`bot.ts\` makes the bot from its variables and knows no runtime: no \`process\` and no \`node:\` imports there.
  \`${entryOf[runtime]}\` starts it. Variables are declared in \`Env\` of \`bot.ts\` and set in \`.env\`.
- Handlers: \`bot.onMessage('group', (event, context) => …)\`, \`onNotice\`, \`onRequest\`. What a handler returns is
  the answer: \`{ reply: 'text' }\` to a message, \`{ approve: true }\` to a request.
- Everything else is a call: \`await bot.send(event, …)\`, \`await bot.set_group_ban({ … })\`. It can fail with a
  \`CallError\`, whose \`sent\` says whether it may have taken effect. Never repeat a call when \`sent\` is \`'unknown'\`.
- \`event.message\` is an array of segments; \`plainText(event)\` reads its text. A string that you send is text, not
  CQ code: use \`segment\` and \`message\` to mention, quote or send pictures.
- Ids may be numbers or strings: compare them with \`sameId\`.
- Several machines may run the handlers, and each may stop at any time: keep state in a store, not in variables.
- Never write a secret into code, tests or the log.
- Every change comes with a test in \`test/\`, against \`createSandbox\` of \`@cqhttp/sandbox\`. Run \`${run} test\`.
`
}
