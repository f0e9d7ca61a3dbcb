import type { Runtime } from '../choices.ts'
import { entryOf } from '../entries.ts'
import { addressOf, DOCS, type Facts } from './facts.ts'
import { formatGuide } from './guides.ts'

const DOCKER = '用 Docker Compose 构建并启动容器。不用 Docker 的话，用 `start` 脚本启动机器人。'
const UNREACHABLE = '访问不到 `127.0.0.1`，实现要有公网能访问的地址。'

const deployed: Readonly<Record<Runtime, string>> = {
  node: DOCKER,
  bun: DOCKER,
  deno: DOCKER,
  workers: `上传 Worker，并把 \`.env\` 里的值设为它的密钥。\`BOT\` 就是它的地址，例如 \`my-bot.me.workers.dev\`。部署后的 Worker ${UNREACHABLE}`,
  lambda: `打包函数，再由 AWS SAM 命令行询问 AWS 需要的信息，参数填 \`.env\` 里的值。\`BOT\` 就是它打印的地址。部署后的函数${UNREACHABLE}`,
}

const files: Readonly<Record<Runtime, string>> = {
  node: '',
  bun: '',
  deno: '',
  workers: '| `wrangler.jsonc` | Worker 的配置 |\n',
  lambda: '| `template.yaml` | AWS SAM 的函数模板 |\n',
}

/** The README.md of a project, in Chinese. */
export function formatReadmeZh(facts: Facts): string {
  const { name, run, runtime, transport } = facts
  return `# ${name}

[OneBot 11](https://github.com/botuniverse/onebot-11) 的 QQ 机器人。

${formatGuide(facts.template, 'zh')}| | |
|---|---|
| \`${run} dev\` | 运行机器人，附带一个和它聊天的网页，不用 QQ；改了文件会自动重启 |
| \`${run} test\` | 用装在盒子里的 OneBot 实现跑测试 |
| \`${run} deploy\` | 部署机器人 |

| 文件 | |
|---|---|
| \`bot.ts\` | 机器人本身，什么运行时都一样 |
| \`${entryOf[runtime]}\` | 启动机器人 |
| \`test/\` | 测试 |
${files[runtime]}| \`.env\` | 密钥和地址，由 \`bot.ts\` 读取；git 会忽略它 |

## 连接

${transport === 'ws' ? socket(facts) : http(facts)}
收不到事件时，运行 \`npx cqhttp doctor\`，它会指出哪一项填错了。

## 部署

\`${run} deploy\` ${deployed[runtime]}

## 更多

文档在 [${DOCS}](${DOCS})：事件、消息、动作、WebSocket、存储、部署。中文版以 \`.zh-CN.md\` 结尾。
`
}

function http(facts: Facts): string {
  const api = 'HTTP 服务器：端口 5700，token 填 `CQHTTP_ACCESS_TOKEN`'
  return `在实现里这样填，值都在 \`.env\` 里。上报地址是 \`${addressOf(facts)}\`，实现的 API 地址写在 \`CQHTTP_API_ROOT\`。

| | 上报 | 上报的 token | API |
|---|---|---|---|
| NapCat | 网络配置 › HTTP 客户端 | \`CQHTTP_SECRET\` | ${api} |
| LLBot | HTTP 上报 | \`CQHTTP_SECRET\` | ${api} |
| go-cqhttp、Lagrange | HTTP POST | \`CQHTTP_SECRET\` | ${api} |
`
}

function socket(facts: Facts): string {
  const rest = `\`${addressOf(facts)}\` | \`CQHTTP_ACCESS_TOKEN\``
  return `由实现来连接机器人。在实现里这样填，token 在 \`.env\` 里。

| | 位置 | 地址 | token |
|---|---|---|---|
| NapCat | 网络配置 › WebSocket 客户端 | ${rest} |
| LLBot | 反向 WebSocket | ${rest} |
| go-cqhttp、Lagrange | 反向 WebSocket | ${rest} |
`
}
