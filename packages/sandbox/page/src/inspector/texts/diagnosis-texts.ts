import type { DiagnosisCode } from '../diagnose.ts'

export const diagnosisEn = {
  'diagnosis.label': 'What is wrong',
  'diagnosis.show': 'Show the exchange',
  'diagnosis.dismiss': 'Dismiss',
  'diagnosis.no-address.title': 'There is no bot to talk to yet',
  'diagnosis.no-address.fix':
    'Start the sandbox with --post-url http://127.0.0.1:8080/, or connect to an address in the menu of the bot above.',
  'diagnosis.not-running.title': 'Nothing answers at {host}',
  'diagnosis.not-running.fix':
    'Start the bot so that it listens on port {port} (PORT={port}), or connect to the address where it runs. Events are posted to {url}.',
  'diagnosis.no-such-host.title': 'The host {host} is not known',
  'diagnosis.no-such-host.fix':
    'Check the spelling of the address. A bot on this machine is at 127.0.0.1.',
  'diagnosis.connection-broken.title': 'The connection broke before an answer came ({error})',
  'diagnosis.connection-broken.fix':
    'The bot crashed, restarts, or something else than an HTTP server listens on {host}. Look at its terminal.',
  'diagnosis.tls.title': 'No secure connection came about ({error})',
  'diagnosis.tls.fix':
    'The address says https. A bot on this machine usually speaks http: connect to http://{host}{path}.',
  'diagnosis.timeout.title': '{profile} waited {timeout} s for an answer in vain',
  'diagnosis.timeout.fix':
    'It posts an event {posts} time(s) at most. Answer within that time: core does so after 4 s by itself (replyTimeout) when API calls are possible, so set CQHTTP_API_ROOT={apiRoot}, or lower replyTimeout.',
  'diagnosis.injected.title': 'You made this go wrong',
  'diagnosis.injected.fix':
    'A fault is turned on under “What goes wrong”; the bot itself may be in order.',
  'diagnosis.signature-missing.title':
    'The bot refuses events without a valid signature ({status})',
  'diagnosis.signature-missing.fix':
    'The sandbox signs nothing, since it has no secret. Start it with --secret and the value of the bot’s CQHTTP_SECRET. The bot said: {body}',
  'diagnosis.signature-wrong.title': 'The bot has another secret ({status})',
  'diagnosis.signature-wrong.fix':
    'The bot’s CQHTTP_SECRET and the sandbox’s --secret must be the same text: mind spaces and quotes in .env files, and restart both. The bot said: {body}',
  'diagnosis.wrong-path.title': 'The bot has nothing at {path} (404)',
  'diagnosis.wrong-path.fix':
    'Its option path (default /) and the path of the post URL must be equal. Connect to the address with the bot’s path.',
  'diagnosis.wrong-method.title': 'The bot takes no POST at {path} (405)',
  'diagnosis.wrong-method.fix':
    'Another server may listen there, or the path belongs to another route. Check the option path and the post URL.',
  'diagnosis.content-type.title': 'The bot does not take this content type (415)',
  'diagnosis.content-type.fix':
    'Events are application/json. Let the server in front of the bot pass Content-Type on. The bot said: {body}',
  'diagnosis.too-large.title': 'The event is too large for the bot (413)',
  'diagnosis.too-large.fix':
    'Raise maxBodySize of the bot (default 8 MiB), and the limit of whatever stands in front of it.',
  'diagnosis.redirect.title': 'The address sends events on to another ({status})',
  'diagnosis.redirect.fix':
    'Most implementations do not follow, or lose the body. Connect to the address itself: {location}',
  'diagnosis.bot-failed.title': 'The bot failed ({status})',
  'diagnosis.bot-failed.fix':
    'A handler threw: its error is in the terminal of the bot. If it calls the API, CQHTTP_API_ROOT must be {apiRoot}. The bot said: {body}',
  'diagnosis.other-status.title': 'The bot refused the event ({status})',
  'diagnosis.other-status.fix': 'It said: {body}',
  'diagnosis.not-json.title': 'The answer is not JSON',
  'diagnosis.not-json.fix':
    'It came as {type}: {body} An answer is 204 without a body, or 200 with a JSON object such as {"reply":"hi"}. A page of HTML means that something else listens on {host}.',
  'diagnosis.no-object.title': 'The answer is JSON, but no object',
  'diagnosis.no-object.fix':
    'It is {body} An answer is 204 without a body, or 200 with an object such as {"reply":"hi"}.',
  'diagnosis.response-ignored.title': '{profile} does not read responses',
  'diagnosis.response-ignored.fix':
    "What the bot answered is lost. Set quickOperation: 'api', so that core calls actions instead; for this it needs CQHTTP_API_ROOT={apiRoot}.",
  'diagnosis.fields-ignored.title': '{profile} ignores {fields} in a response',
  'diagnosis.fields-ignored.fix':
    "Call the actions instead (delete_msg, set_group_kick, set_group_ban, …), as core does with quickOperation: 'mixed' or 'api' and CQHTTP_API_ROOT={apiRoot}.",
  'diagnosis.step-failed.title': '{field} failed',
  'diagnosis.step-failed.fix':
    '{reason}. QQ allows no more than the rank of the bot in the group does: change it in the tab “Group”.',
  'diagnosis.api-refused.title': 'The API refused {action}: the token is missing or wrong',
  'diagnosis.api-refused.fix':
    'Set the bot’s CQHTTP_ACCESS_TOKEN to the value of the sandbox’s --access-token, and restart the bot.',
  'diagnosis.api-unknown.title': 'The API did not carry out {action}',
  'diagnosis.api-unknown.fix':
    '{profile} may not have this action: check its spelling, and the answer below. Another implementation can be chosen above.',
  'diagnosis.api-silent.title': 'The bot did nothing about it, and has never called the API',
  'diagnosis.api-silent.fix':
    'That may be as you meant it. If not: it can call only with CQHTTP_API_ROOT={apiRoot}; look at its terminal as well.',
} as const satisfies Record<
  `diagnosis.${DiagnosisCode}.${'title' | 'fix'}` | `diagnosis.${'label' | 'show' | 'dismiss'}`,
  string
>

export const diagnosisZh: Record<keyof typeof diagnosisEn, string> = {
  'diagnosis.label': '问题诊断',
  'diagnosis.show': '查看这条记录',
  'diagnosis.dismiss': '关闭提示',
  'diagnosis.no-address.title': '还没有可以对话的机器人',
  'diagnosis.no-address.fix':
    '启动沙盒时加上 --post-url http://127.0.0.1:8080/，或者在上方机器人的菜单里连接一个地址。',
  'diagnosis.not-running.title': '{host} 没有人应答',
  'diagnosis.not-running.fix':
    '请启动机器人，让它监听 {port} 端口（PORT={port}），或者连接到它实际的地址。事件会上报到 {url}。',
  'diagnosis.no-such-host.title': '找不到主机 {host}',
  'diagnosis.no-such-host.fix': '请检查地址的拼写。本机的机器人在 127.0.0.1。',
  'diagnosis.connection-broken.title': '响应之前连接就断开了（{error}）',
  'diagnosis.connection-broken.fix':
    '可能是机器人崩溃了或正在重启，也可能 {host} 上监听的不是 HTTP 服务。请看看它的终端。',
  'diagnosis.tls.title': '无法建立安全连接（{error}）',
  'diagnosis.tls.fix':
    '地址写的是 https，而本机的机器人通常使用 http：请连接 http://{host}{path}。',
  'diagnosis.timeout.title': '{profile} 等了 {timeout} 秒也没有等到响应',
  'diagnosis.timeout.fix':
    '它最多上报 {posts} 次。请在这个时间内响应：能调用 API 时，core 会在 4 秒后自动先响应（replyTimeout），所以请设置 CQHTTP_API_ROOT={apiRoot}，或者调小 replyTimeout。',
  'diagnosis.injected.title': '这是你自己制造的故障',
  'diagnosis.injected.fix': '“故障模拟”里打开了故障，机器人本身可能没有问题。',
  'diagnosis.signature-missing.title': '机器人拒绝没有有效签名的事件（{status}）',
  'diagnosis.signature-missing.fix':
    '沙盒没有 secret，所以不签名。请在启动沙盒时加上 --secret，值与机器人的 CQHTTP_SECRET 相同。机器人的回应：{body}',
  'diagnosis.signature-wrong.title': '机器人用的是另一个 secret（{status}）',
  'diagnosis.signature-wrong.fix':
    '机器人的 CQHTTP_SECRET 必须与沙盒的 --secret 完全相同：注意 .env 文件里的空格和引号，改好后两边都重启。机器人的回应：{body}',
  'diagnosis.wrong-path.title': '机器人在 {path} 上没有接口（404）',
  'diagnosis.wrong-path.fix':
    '机器人的 path 选项（默认 /）必须与上报地址的路径一致。请连接到带有正确路径的地址。',
  'diagnosis.wrong-method.title': '机器人在 {path} 上不接受 POST（405）',
  'diagnosis.wrong-method.fix':
    '那里监听的可能是别的服务，或者这个路径属于别的路由。请检查 path 选项和上报地址。',
  'diagnosis.content-type.title': '机器人不接受这种内容类型（415）',
  'diagnosis.content-type.fix':
    '事件的类型是 application/json，请让机器人前面的服务器原样转发 Content-Type。机器人的回应：{body}',
  'diagnosis.too-large.title': '事件超过了机器人的大小限制（413）',
  'diagnosis.too-large.fix': '请调大机器人的 maxBodySize（默认 8 MiB），以及它前面的服务器的限制。',
  'diagnosis.redirect.title': '这个地址把事件转到了别处（{status}）',
  'diagnosis.redirect.fix':
    '多数实现不会跟随跳转，或者会丢掉正文。请直接连接到最终地址：{location}',
  'diagnosis.bot-failed.title': '机器人出错了（{status}）',
  'diagnosis.bot-failed.fix':
    '处理函数抛出了异常，错误信息在机器人的终端里。如果它要调用 API，CQHTTP_API_ROOT 必须是 {apiRoot}。机器人的回应：{body}',
  'diagnosis.other-status.title': '机器人拒绝了这个事件（{status}）',
  'diagnosis.other-status.fix': '它的回应：{body}',
  'diagnosis.not-json.title': '响应不是 JSON',
  'diagnosis.not-json.fix':
    '收到的是 {type}：{body} 响应应当是 204 且没有正文，或者 200 加一个 JSON 对象，例如 {"reply":"你好"}。如果是 HTML 页面，说明 {host} 上监听的是别的服务。',
  'diagnosis.no-object.title': '响应是 JSON，但不是对象',
  'diagnosis.no-object.fix':
    '收到的是 {body} 响应应当是 204 且没有正文，或者 200 加一个对象，例如 {"reply":"你好"}。',
  'diagnosis.response-ignored.title': '{profile} 不读取响应',
  'diagnosis.response-ignored.fix':
    "机器人的响应内容丢失了。请设置 quickOperation: 'api'，core 就会改为调用 API；为此需要 CQHTTP_API_ROOT={apiRoot}。",
  'diagnosis.fields-ignored.title': '{profile} 会忽略响应里的 {fields}',
  'diagnosis.fields-ignored.fix':
    "请改为调用 API（delete_msg、set_group_kick、set_group_ban 等）；设置 quickOperation: 'mixed' 或 'api' 以及 CQHTTP_API_ROOT={apiRoot} 后，core 会自动这样做。",
  'diagnosis.step-failed.title': '{field} 执行失败',
  'diagnosis.step-failed.fix':
    '{reason}。能做什么取决于机器人在群里的身份，可以在“群”标签页里修改。',
  'diagnosis.api-refused.title': 'API 拒绝了 {action}：令牌缺失或不对',
  'diagnosis.api-refused.fix':
    '请把机器人的 CQHTTP_ACCESS_TOKEN 设为沙盒的 --access-token 的值，然后重启机器人。',
  'diagnosis.api-unknown.title': 'API 没有执行 {action}',
  'diagnosis.api-unknown.fix':
    '{profile} 可能没有这个动作：请检查拼写和下面的应答。也可以在上方换一个实现。',
  'diagnosis.api-silent.title': '机器人没有任何动作，也从未调用过 API',
  'diagnosis.api-silent.fix':
    '也许这正是你想要的。如果不是：机器人要设置 CQHTTP_API_ROOT={apiRoot} 才能调用 API；也请看看它的终端。',
}
