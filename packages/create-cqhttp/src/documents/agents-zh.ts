import { entryOf } from '../entries.ts'
import { DOCS, type Facts } from './facts.ts'

/** The AGENTS.md of a project, in Chinese: what a coding assistant has to know. */
export function formatAgentsZh({ run, runtime }: Facts): string {
  return `# 写给编程助手

用 TypeScript 和 \`@cqhttp/core\`（OneBot 11）写的 QQ 机器人。使用 API 之前，先读 \`${DOCS}\` 里的文档和
\`node_modules/@cqhttp/core/dist/index.d.mts\` 里的类型，不要猜。

- \`bot.ts\` 根据变量创建机器人，不涉及运行时：里面不用 \`process\`，也不导入 \`node:\` 模块。\`${entryOf[runtime]}\` 启动它。变量在 \`bot.ts\` 的 \`Env\` 里声明，在 \`.env\` 里设置。
- 处理函数：\`bot.onMessage('group', (event, context) => …)\`、\`onNotice\`、\`onRequest\`。返回值就是回应：消息用 \`{ reply: '文字' }\`，请求用 \`{ approve: true }\`。
- 其余操作都是调用：\`await bot.send(event, …)\`、\`await bot.set_group_ban({ … })\`。失败时抛出 \`CallError\`，它的 \`sent\` 说明是否可能已经生效；\`sent\` 为 \`'unknown'\` 时绝不能重发。
- \`event.message\` 是消息段数组，\`plainText(event)\` 读出文字。发送的字符串是纯文本，不是 CQ 码：提及、引用、发图片用 \`segment\` 和 \`message\`。
- ID 可能是数字，也可能是字符串：用 \`sameId\` 比较。
- 处理函数可能在多台机器上运行，随时可能停止：状态放在存储里，不要放在变量里。
- 密钥绝不能写进代码、测试或日志。
- 每次改动都要在 \`test/\` 里加测试，用 \`@cqhttp/sandbox\` 的 \`createSandbox\`。运行 \`${run} test\`。
`
}
