import { wiring } from '@cqhttp/core/wiring'
import type { DiagnosisCode } from './diagnosis.ts'
import { socketDiagnosisEn, socketDiagnosisZh } from './socket-texts.ts'

/**
 * What is wrong and what to do, in one language; `{name}` stands for a value of the diagnosis. What
 * the log of the bot says as well comes from core, and is followed by what is so here.
 */
type DiagnosisTexts = Readonly<Record<DiagnosisCode, { title: string; fix: string }>>

export const diagnosisEn: DiagnosisTexts = {
  ...socketDiagnosisEn,
  'no-address': {
    title: 'There is no bot to talk to yet',
    fix: 'Start the sandbox with --post-url http://127.0.0.1:8080/, or connect to an address in the menu of the bot above.',
  },
  'not-running': {
    title: 'Nothing answers at {host}',
    fix: 'Start the bot so that it listens on port {port} (PORT={port}), or connect to the address where it runs. Events go to {url}.',
  },
  crashed: {
    title: 'The bot does not run: {error}',
    fix: 'The whole error is in the tab “Log” and in its terminal. Events go to {url}, where nothing listens now.',
  },
  'no-such-host': {
    title: 'The host {host} is not known',
    fix: 'Check the spelling of the address. A bot on this machine is at 127.0.0.1.',
  },
  'connection-broken': {
    title: 'The connection broke before an answer came ({error})',
    fix: 'The bot crashed or is restarting, or what listens on {host} is another kind of server. Look at its terminal.',
  },
  tls: {
    title: 'No secure connection could be made ({error})',
    fix: 'The address says {secure}. A bot on this machine usually speaks {plain}: connect to {plain}://{host}{path}.',
  },
  timeout: {
    title: '{profile} waited {timeout} s, and no answer came',
    fix: 'It posts an event at most {posts} time(s). Answer within that time: core does so by itself after 4 s (replyTimeout) if it can call the API, so set CQHTTP_API_ROOT={apiRoot}, or lower replyTimeout.',
  },
  injected: {
    title: 'You made this go wrong',
    fix: 'A fault is turned on under “What goes wrong”; the bot itself may be fine.',
  },
  'signature-missing': {
    title: wiring['signature-missing'].title,
    fix: `${wiring['signature-missing'].fix} The sandbox has none: start it with --secret and the value of the bot’s CQHTTP_SECRET. The bot said: {body}`,
  },
  'signature-wrong': {
    title: wiring['signature-wrong'].title,
    fix: `${wiring['signature-wrong'].fix} Here these are the bot’s CQHTTP_SECRET and the sandbox’s --secret; restart both. The bot said: {body}`,
  },
  'wrong-path': {
    title: wiring['wrong-path'].title,
    fix: `${wiring['wrong-path'].fix} Here, connect to the address with the bot’s path.`,
  },
  'wrong-method': {
    title: wiring['wrong-method'].title,
    fix: `${wiring['wrong-method'].fix} The sandbox does so: another server may listen there, or the path belongs to another route.`,
  },
  'content-type': {
    title: 'The bot does not accept this content type (415)',
    fix: 'Events are application/json. Make the server in front of the bot pass Content-Type on. The bot said: {body}',
  },
  'too-large': {
    title: 'The event is too large for the bot (413)',
    fix: 'Raise maxBodySize of the bot (default 8 MiB), and the limit of whatever stands in front of it.',
  },
  redirect: {
    title: 'The address redirects elsewhere ({status})',
    fix: 'Most implementations do not follow redirects, or lose the body on the way. Connect to the final address: {location}',
  },
  'bot-failed': {
    title: 'The bot failed ({status})',
    fix: 'A handler threw: its error is in the terminal of the bot. If it calls the API, CQHTTP_API_ROOT must be {apiRoot}. The bot said: {body}',
  },
  'handler-failed': {
    title: 'The bot failed ({status}): {error}',
    fix: 'A handler threw: the whole error is in the tab “Log” and in the terminal of the bot.',
  },
  'other-status': {
    title: 'The bot refused the event ({status})',
    fix: 'It said: {body}',
  },
  'not-json': {
    title: 'The answer is not JSON',
    fix: 'It came as {type}: {body} An answer is 204 without a body, or 200 with a JSON object such as {"reply":"hi"}. An HTML page means that something else is listening on {host}.',
  },
  'no-object': {
    title: 'The answer is JSON, but not an object',
    fix: 'It is {body} An answer is 204 without a body, or 200 with an object such as {"reply":"hi"}.',
  },
  'response-ignored': {
    title: '{profile} does not read responses',
    fix: "What the bot answered is lost. Set quickOperation: 'api', so that core calls actions instead; for this it needs CQHTTP_API_ROOT={apiRoot}.",
  },
  'fields-ignored': {
    title: '{profile} ignores {fields} in a response',
    fix: "Call the actions instead (delete_msg, set_group_kick, set_group_ban, …), as core does with quickOperation: 'mixed' or 'api' and CQHTTP_API_ROOT={apiRoot}.",
  },
  'step-failed': {
    title: '{field} failed',
    fix: '{reason}. What the bot may do depends on its role in the group, which can be changed in the tab “Group”.',
  },
  'unreadable-media': {
    title: 'The implementation cannot read {media}',
    fix: 'A path names a file on the machine of the implementation, not of the bot. Send bytes, as base64:// (segment.image takes a Uint8Array), or an address with http:// or https://.',
  },
  'api-refused': {
    title: 'The API refused {action}: the token is missing or wrong',
    fix: 'Set the bot’s CQHTTP_ACCESS_TOKEN to the value of the sandbox’s --access-token, and restart the bot.',
  },
  'api-unknown': {
    title: 'The API did not carry out {action}',
    fix: '{profile} may not have this action: check its spelling, and the answer below. Another implementation can be chosen above.',
  },
  'api-silent': {
    title: 'The bot did nothing about it, and has never called the API',
    fix: 'That may be what you meant. If not: to call it, the bot needs CQHTTP_API_ROOT={apiRoot}; look at its terminal as well.',
  },
}

const urlField =
  '（NapCat、SnowLuma：httpClients；LLBot：HTTP POST；go-cqhttp：http.post；onebots：http_reverse；Lagrange：HttpPost）'
const secretField = '（NapCat、LLBot：token；SnowLuma：accessToken；其他：secret）'

export const diagnosisZh: DiagnosisTexts = {
  ...socketDiagnosisZh,
  'no-address': {
    title: '还没有可以对话的机器人',
    fix: '启动沙盒时加上 --post-url http://127.0.0.1:8080/，或者在上方机器人的菜单里连接一个地址。',
  },
  'not-running': {
    title: '{host} 没有人应答',
    fix: '请启动机器人，让它监听 {port} 端口（PORT={port}），或者连接到它实际的地址。事件会上报到 {url}。',
  },
  crashed: {
    title: '机器人没有运行：{error}',
    fix: '完整的错误在“日志”标签页和它的终端里。事件会上报到 {url}，现在那里没有程序在监听。',
  },
  'no-such-host': {
    title: '找不到主机 {host}',
    fix: '请检查地址的拼写。本机的机器人在 127.0.0.1。',
  },
  'connection-broken': {
    title: '响应之前连接就断开了（{error}）',
    fix: '可能是机器人崩溃了或正在重启，也可能 {host} 上监听的是别的服务。请看看它的终端。',
  },
  tls: {
    title: '无法建立安全连接（{error}）',
    fix: '地址写的是 {secure}，而本机的机器人通常使用 {plain}：请连接 {plain}://{host}{path}。',
  },
  timeout: {
    title: '{profile} 等了 {timeout} 秒也没有等到响应',
    fix: '它最多上报 {posts} 次。请在这个时间内响应：能调用 API 时，core 会在 4 秒后自动先响应（replyTimeout），所以请设置 CQHTTP_API_ROOT={apiRoot}，或者调小 replyTimeout。',
  },
  injected: {
    title: '这是你自己制造的故障',
    fix: '“故障模拟”里打开了故障，机器人本身可能没有问题。',
  },
  'signature-missing': {
    title: '机器人拒绝没有有效签名的事件（{status}）',
    fix: `请在实现里填上机器人的密钥${secretField}。沙盒没有密钥：启动时请加上 --secret，值与机器人的 CQHTTP_SECRET 相同。机器人的回应：{body}`,
  },
  'signature-wrong': {
    title: '机器人用的是另一个 secret（{status}）',
    fix: `实现里要填完全相同的文本，两端没有引号和空格${secretField}。在这里就是机器人的 CQHTTP_SECRET 和沙盒的 --secret，改好后两边都重启。机器人的回应：{body}`,
  },
  'wrong-path': {
    title: '机器人在 {path} 上没有接口（404）',
    fix: `机器人的 path 选项（默认 /）必须与上报地址的路径一致${urlField}。在这里，请连接到带有正确路径的地址。`,
  },
  'wrong-method': {
    title: '机器人在 {path} 上不接受 {method}（405）',
    fix: `事件用 HTTP POST 上报${urlField}。沙盒正是这样做的：那里监听的可能是别的服务，或者这个路径属于别的路由。`,
  },
  'content-type': {
    title: '机器人不接受这种内容类型（415）',
    fix: '事件的类型是 application/json，请让机器人前面的服务器原样转发 Content-Type。机器人的回应：{body}',
  },
  'too-large': {
    title: '事件超过了机器人的大小限制（413）',
    fix: '请调大机器人的 maxBodySize（默认 8 MiB），以及它前面的服务器的限制。',
  },
  redirect: {
    title: '这个地址把事件转到了别处（{status}）',
    fix: '多数实现不会跟随跳转，或者会丢掉正文。请直接连接到最终地址：{location}',
  },
  'bot-failed': {
    title: '机器人出错了（{status}）',
    fix: '处理函数抛出了异常，错误信息在机器人的终端里。如果它要调用 API，CQHTTP_API_ROOT 必须是 {apiRoot}。机器人的回应：{body}',
  },
  'handler-failed': {
    title: '机器人出错了（{status}）：{error}',
    fix: '处理函数抛出了异常：完整的错误在“日志”标签页和机器人的终端里。',
  },
  'other-status': {
    title: '机器人拒绝了这个事件（{status}）',
    fix: '它的回应：{body}',
  },
  'not-json': {
    title: '响应不是 JSON',
    fix: '收到的是 {type}：{body} 响应应当是 204 且没有正文，或者 200 加一个 JSON 对象，例如 {"reply":"你好"}。如果是 HTML 页面，说明 {host} 上监听的是别的服务。',
  },
  'no-object': {
    title: '响应是 JSON，但不是对象',
    fix: '收到的是 {body} 响应应当是 204 且没有正文，或者 200 加一个对象，例如 {"reply":"你好"}。',
  },
  'response-ignored': {
    title: '{profile} 不读取响应',
    fix: "机器人的响应内容丢失了。请设置 quickOperation: 'api'，core 就会改为调用 API；为此需要 CQHTTP_API_ROOT={apiRoot}。",
  },
  'fields-ignored': {
    title: '{profile} 会忽略响应里的 {fields}',
    fix: "请改为调用 API（delete_msg、set_group_kick、set_group_ban 等）；设置 quickOperation: 'mixed' 或 'api' 以及 CQHTTP_API_ROOT={apiRoot} 后，core 会自动这样做。",
  },
  'step-failed': {
    title: '{field} 执行失败',
    fix: '{reason}。能做什么取决于机器人在群里的身份，可以在“群”标签页里修改。',
  },
  'unreadable-media': {
    title: '实现读不到 {media}',
    fix: '路径指的是实现所在机器上的文件，而不是机器人这边的。请发送内容本身，即 base64://（segment.image 可以直接接收 Uint8Array），或者 http://、https:// 开头的地址。',
  },
  'api-refused': {
    title: 'API 拒绝了 {action}：令牌缺失或不对',
    fix: '请把机器人的 CQHTTP_ACCESS_TOKEN 设为沙盒的 --access-token 的值，然后重启机器人。',
  },
  'api-unknown': {
    title: 'API 没有执行 {action}',
    fix: '{profile} 可能没有这个动作：请检查拼写和下面的应答。也可以在上方换一个实现。',
  },
  'api-silent': {
    title: '机器人没有任何动作，也从未调用过 API',
    fix: '也许这正是你想要的。如果不是：机器人要设置 CQHTTP_API_ROOT={apiRoot} 才能调用 API；也请看看它的终端。',
  },
}
