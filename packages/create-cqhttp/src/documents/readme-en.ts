import type { Runtime } from '../choices.ts'
import { entryOf } from '../entries.ts'
import { addressOf, DOCS, type Facts } from './facts.ts'
import { formatGuide } from './guides.ts'

const DOCKER =
  'builds a container and starts it with Docker Compose. Without Docker, the script `start` starts the bot.'
const UNREACHABLE =
  'cannot reach `127.0.0.1`: the implementation needs an address that the internet knows.'

const deployed: Readonly<Record<Runtime, string>> = {
  node: DOCKER,
  bun: DOCKER,
  deno: DOCKER,
  workers: `uploads the Worker, with what is in \`.env\` as its secrets. \`BOT\` is its address, such as \`my-bot.me.workers.dev\`. A deployed Worker ${UNREACHABLE}`,
  lambda: `bundles the function and asks what AWS needs, by the AWS SAM command line. Enter the values of \`.env\` as the parameters. \`BOT\` is the address that it prints. A deployed function ${UNREACHABLE}`,
}

const files: Readonly<Record<Runtime, string>> = {
  node: '',
  bun: '',
  deno: '',
  workers: '| `wrangler.jsonc` | the configuration of the Worker |\n',
  lambda: '| `template.yaml` | the function, for AWS SAM |\n',
}

/** The README.md of a project, in English. */
export function formatReadmeEn(facts: Facts): string {
  const { name, run, runtime, transport } = facts
  return `# ${name}

A QQ bot for [OneBot 11](https://github.com/botuniverse/onebot-11).

${formatGuide(facts.template, 'en')}| | |
|---|---|
| \`${run} dev\` | runs the bot with a page to chat with it, without QQ, and again whenever a file changes |
| \`${run} test\` | runs the tests, against a OneBot implementation in a box |
| \`${run} deploy\` | deploys the bot |

| file | |
|---|---|
| \`bot.ts\` | the bot: what it does, the same on every runtime |
| \`${entryOf[runtime]}\` | starts it |
| \`test/\` | its tests |
${files[runtime]}| \`.env\` | secrets and addresses, which \`bot.ts\` reads; git ignores it |

## Connect it

${transport === 'ws' ? socket(facts) : http(facts)}
If no event arrives, \`npx cqhttp doctor\` says which field is wrong.

## Deploy it

\`${run} deploy\` ${deployed[runtime]}

## Read on

The documents are in [${DOCS}](${DOCS}): events, messages, actions, sockets, stores, deployment.
`
}

function http(facts: Facts): string {
  const api = 'HTTP server: port 5700, token `CQHTTP_ACCESS_TOKEN`'
  return `Enter this in the implementation; the values are in \`.env\`. Events go to \`${addressOf(facts)}\`, and
\`CQHTTP_API_ROOT\` is the address of its API.

| | events | token of the events | API |
|---|---|---|---|
| NapCat | network config (网络配置) › HTTP client | \`CQHTTP_SECRET\` | ${api} |
| LLBot | HTTP webhook (HTTP 上报) | \`CQHTTP_SECRET\` | ${api} |
| go-cqhttp, Lagrange | HTTP post | \`CQHTTP_SECRET\` | ${api} |
`
}

function socket(facts: Facts): string {
  const rest = `\`${addressOf(facts)}\` | \`CQHTTP_ACCESS_TOKEN\``
  return `The implementation dials the bot. Enter this in it; the token is in \`.env\`.

| | where | address | token |
|---|---|---|---|
| NapCat | network config (网络配置) › WebSocket client | ${rest} |
| LLBot | reverse WebSocket (反向 WebSocket) | ${rest} |
| go-cqhttp, Lagrange | reverse WebSocket | ${rest} |
`
}
