import type { DiagnosisCode } from './diagnosis.ts'

type SocketCode = Extract<DiagnosisCode, `socket-${string}` | `server-${string}`>
type SocketTexts = Readonly<Record<SocketCode, { title: string; fix: string }>>

const CLIENT =
  '(NapCat: websocketClients; LLBot: ws-reverse; SnowLuma: WebSocket client; Lagrange: ReverseWebSocket; go-cqhttp: ws-reverse)'
const SERVER =
  '(NapCat: websocketServers; LLBot: ws; SnowLuma: WebSocket server; Lagrange: ForwardWebSocket; go-cqhttp: ws)'
const TOKEN =
  '(NapCat, LLBot: token; SnowLuma: accessToken; Lagrange: AccessToken; go-cqhttp: access-token)'
const URL_FIELD =
  '(NapCat, LLBot, SnowLuma: url; Lagrange: Host, Port and Suffix; go-cqhttp: universal)'

/** Of sockets: `socket-…` where the implementation dials (reverse), `server-…` where the bot does. */
export const socketDiagnosisEn: SocketTexts = {
  'socket-down': {
    title: 'No socket is open for events ({error})',
    fix: 'The event was lost: over sockets nothing is sent again. The tab “Sockets” says why it is not open. The implementation dials {url} again by itself.',
  },
  'socket-timeout': {
    title: 'The handshake at {host} was not finished in time',
    fix: 'NapCat and LLBot wait 2 s for it. The bot may be starting, or something at {host} takes connections and does not answer: check address and port.',
  },
  'socket-token-missing': {
    title: 'The bot asks for a token, and none was sent ({status})',
    fix: `Enter the bot’s accessToken (CQHTTP_ACCESS_TOKEN) in the implementation ${TOKEN}. The sandbox takes it as --access-token. The bot said: {body}`,
  },
  'socket-token-wrong': {
    title: 'The bot has another token ({status})',
    fix: `Both sides need exactly the same text, without quotes or spaces around it: accessToken (CQHTTP_ACCESS_TOKEN) of the bot, and the token of the implementation ${TOKEN}, in the sandbox --access-token. The bot said: {body}`,
  },
  'socket-token-required': {
    title: 'The bot has no token, so only its own machine may connect ({status})',
    fix: `Set accessToken of the bot (CQHTTP_ACCESS_TOKEN), and the same text in the implementation ${TOKEN}. Containers, proxies and tunnels count as other machines.`,
  },
  'socket-account-missing': {
    title: 'The handshake does not name an account ({status})',
    fix: 'The header X-Self-ID is missing. Implementations send it: a proxy in between may remove it, or something else dials {url}. The bot said: {body}',
  },
  'socket-account-unknown': {
    title: 'The bot does not know the account {account} ({status})',
    fix: 'accessToken of the bot is a function, and gives no token for {account}. Add the account there, or log in to QQ with one that it knows. The bot said: {body}',
  },
  'socket-account-other': {
    title: 'The socket of {account} brings events of {other}',
    fix: 'X-Self-ID of the handshake and self_id of the events should be equal. Log in to QQ again, or restart {profile}: it may still use the account that was logged in before.',
  },
  'socket-role': {
    title: 'The bot does not know the role of the socket ({status})',
    fix: 'X-Client-Role must be API, Event or Universal, in any case. In go-cqhttp choose one of universal, api and event under ws-reverse. The bot said: {body}',
  },
  'socket-path': {
    title: 'The bot takes no sockets at {path} (404)',
    fix: `serve takes them at /, /ws, /ws/event and /ws/api; aiocqhttp at /ws/, NoneBot at /onebot/v11/ws. Correct the end of the address in the implementation ${URL_FIELD}. The bot said: {body}`,
  },
  'socket-http-only': {
    title: 'What listens at {host} takes no WebSocket ({status})',
    fix: `The bot may take HTTP only: use serve of @cqhttp/adapter-node, or toWorkersHandler of @cqhttp/adapter-workers/durable, or enter the bot as an HTTP client in place of a WebSocket ${CLIENT}. A proxy in front of it must pass Upgrade and Connection on. It said: {body}`,
  },
  'socket-busy': {
    title: 'The bot takes no more sockets now ({status})',
    fix: 'It is stopping, or maxSockets or maxSocketsPerAddress of serve is reached: the same address may be entered many times. The bot said: {body}',
  },
  'socket-failed': {
    title: 'The handshake failed ({status})',
    fix: 'The bot, or a proxy in front of it, failed: 502 and 504 mean that the proxy does not reach the bot. Look at the log of the bot. It said: {body}',
  },
  'socket-refused': {
    title: 'The handshake was refused ({status})',
    fix: 'It said: {body}',
  },
  'socket-replaced': {
    title: 'Another socket of the same account and role took its place',
    fix: `If this goes on, the address is entered twice: in one implementation ${CLIENT}, or in two that use the same account. Remove one.`,
  },
  'socket-silent': {
    title: 'The bot closed the socket since nothing came any more',
    fix: 'No frame came for three heartbeats: the implementation hangs or its machine slept. Heartbeats that are announced must be sent: check the heartbeat interval of {profile}. It said: {reason}',
  },
  'socket-binary': {
    title: 'Frames were sent as binary ({code})',
    fix: 'OneBot 11 sends JSON as text frames. Send a string in place of bytes: in ws, send(String(data)).',
  },
  'socket-too-large': {
    title: 'A frame was too large ({code})',
    fix: 'Send large files by their address in place of base64, or raise the limit: maxFrameSize of the bot (default 64 MiB; Workers take 32 MiB), 50 MB in NapCat. It said: {reason}',
  },
  'socket-broken': {
    title: 'The line broke without a goodbye ({code})',
    fix: 'The other side crashed or was killed, or something in between cut the line: a proxy with a short read timeout does so when nothing is sent (proxy_read_timeout of nginx: 60 s). Turn the heartbeat on, or raise that limit.',
  },
  'socket-closed-at-once': {
    title: 'The socket was closed as soon as it was open ({reason})',
    fix: 'Something at {host} takes WebSockets but not these: another program, a path of another service, or a bot whose token is checked after the handshake. Check {url} and the token. Its log says more.',
  },
  'socket-events-missing': {
    title: 'There is a socket for calls, but none for events',
    fix: 'The bot hears nothing. Enter the address for events as well (go-cqhttp: event under ws-reverse), or one socket for both: universal, or the path / or /ws.',
  },
  'socket-calls-missing': {
    title: 'There is a socket for events, but none for calls',
    fix: 'The bot can call the API only by HTTP (apiRoot). Enter the address for calls as well (go-cqhttp: api under ws-reverse), or one socket for both: universal, or the path / or /ws.',
  },
  'server-off': {
    title: 'The bot dials {host}, and no implementation listens there ({error})',
    fix: `Turn on the WebSocket server of the implementation ${SERVER}, and give connect its address and port. In a container it must listen on 0.0.0.0, and the port must be published.`,
  },
  'server-token-missing': {
    title: 'The implementation asks for a token, and the bot sent none ({status})',
    fix: `Pass accessToken to connect: the token of that server ${TOKEN}, in the sandbox --access-token.`,
  },
  'server-token-wrong': {
    title: 'The implementation has another token ({status})',
    fix: `accessToken of connect must be exactly the token of that server ${TOKEN}, in the sandbox --access-token; without it, connect sends accessToken of the bot.`,
  },
  'server-path': {
    title: 'The implementation takes no sockets at {path} ({status})',
    fix: `Its paths are /, /api and /event: let the url of connect end after the port. If it is the port of its HTTP server, use that of its WebSocket server ${SERVER}.`,
  },
}

const CLIENT_ZH =
  '（NapCat：websocketClients；LLBot：ws-reverse；SnowLuma：WebSocket 客户端；Lagrange：ReverseWebSocket；go-cqhttp：ws-reverse）'
const SERVER_ZH =
  '（NapCat：websocketServers；LLBot：ws；SnowLuma：WebSocket 服务端；Lagrange：ForwardWebSocket；go-cqhttp：ws）'
const TOKEN_ZH =
  '（NapCat、LLBot：token；SnowLuma：accessToken；Lagrange：AccessToken；go-cqhttp：access-token）'
const URL_ZH =
  '（NapCat、LLBot、SnowLuma：url；Lagrange：Host、Port 和 Suffix；go-cqhttp：universal）'

export const socketDiagnosisZh: SocketTexts = {
  'socket-down': {
    title: '没有可以上报事件的连接（{error}）',
    fix: '这个事件丢失了：WebSocket 上的事件不会重发。原因见“连接”标签页。实现会自己重新连接 {url}。',
  },
  'socket-timeout': {
    title: '与 {host} 的握手没有及时完成',
    fix: 'NapCat 和 LLBot 只等 2 秒。机器人可能还在启动，也可能 {host} 上的程序接受了连接却不响应：请检查地址和端口。',
  },
  'socket-token-missing': {
    title: '机器人需要令牌，而对方没有发送（{status}）',
    fix: `请在实现里填上机器人的 accessToken（CQHTTP_ACCESS_TOKEN）${TOKEN_ZH}，沙盒用 --access-token。机器人的回应：{body}`,
  },
  'socket-token-wrong': {
    title: '机器人用的是另一个令牌（{status}）',
    fix: `两边的文本要完全相同，两端没有引号和空格：机器人的 accessToken（CQHTTP_ACCESS_TOKEN）和实现的令牌${TOKEN_ZH}，沙盒是 --access-token。机器人的回应：{body}`,
  },
  'socket-token-required': {
    title: '机器人没有设置令牌，只允许本机连接（{status}）',
    fix: `请设置机器人的 accessToken（CQHTTP_ACCESS_TOKEN），并在实现里填上相同的文本${TOKEN_ZH}。容器、代理和内网穿透都算别的机器。`,
  },
  'socket-account-missing': {
    title: '握手没有说明是哪个账号（{status}）',
    fix: '缺少请求头 X-Self-ID。实现都会发送它：可能被中间的代理去掉了，也可能是别的程序在连接 {url}。机器人的回应：{body}',
  },
  'socket-account-unknown': {
    title: '机器人不认识账号 {account}（{status}）',
    fix: '机器人的 accessToken 是函数，没有给出 {account} 的令牌。请在那里加上这个账号，或者用它认识的账号登录 QQ。机器人的回应：{body}',
  },
  'socket-account-other': {
    title: '{account} 的连接上来了 {other} 的事件',
    fix: '握手的 X-Self-ID 应当与事件的 self_id 相同。请重新登录 QQ 或重启 {profile}：它可能还在用之前登录的账号。',
  },
  'socket-role': {
    title: '机器人不认识这个连接的角色（{status}）',
    fix: 'X-Client-Role 必须是 API、Event 或 Universal，大小写不限。go-cqhttp 请在 ws-reverse 下选用 universal、api、event 之一。机器人的回应：{body}',
  },
  'socket-path': {
    title: '机器人在 {path} 上不接受 WebSocket（404）',
    fix: `serve 的路径是 /、/ws、/ws/event 和 /ws/api；aiocqhttp 是 /ws/，NoneBot 是 /onebot/v11/ws。请在实现里改正地址的末尾${URL_ZH}。机器人的回应：{body}`,
  },
  'socket-http-only': {
    title: '{host} 上监听的程序不接受 WebSocket（{status}）',
    fix: `机器人可能只接受 HTTP：请使用 @cqhttp/adapter-node 的 serve 或 @cqhttp/adapter-workers/durable 的 toWorkersHandler，或者在实现里改填 HTTP 客户端，不用 WebSocket${CLIENT_ZH}。前面的代理要原样转发 Upgrade 和 Connection。它的回应：{body}`,
  },
  'socket-busy': {
    title: '机器人现在不再接受连接（{status}）',
    fix: '它正在停止，或者达到了 serve 的 maxSockets 或 maxSocketsPerAddress：同一个地址可能填了很多次。机器人的回应：{body}',
  },
  'socket-failed': {
    title: '握手失败（{status}）',
    fix: '机器人或它前面的代理出错了：502 和 504 表示代理连不上机器人。请看机器人的日志。它的回应：{body}',
  },
  'socket-refused': {
    title: '握手被拒绝（{status}）',
    fix: '它的回应：{body}',
  },
  'socket-replaced': {
    title: '同一账号、同一角色的新连接取代了它',
    fix: `如果反复出现，说明地址填了两次：在同一个实现里${CLIENT_ZH}，或者在用同一个账号的两个实现里。请去掉一个。`,
  },
  'socket-silent': {
    title: '长时间收不到消息，机器人关闭了连接',
    fix: '连续三个心跳间隔没有收到任何帧：实现卡住了，或者它的机器睡眠了。声明了心跳就必须发送：请检查 {profile} 的心跳间隔。它的说明：{reason}',
  },
  'socket-binary': {
    title: '收到了二进制帧（{code}）',
    fix: 'OneBot 11 用文本帧发送 JSON。请发送字符串而不是字节：用 ws 时写 send(String(data))。',
  },
  'socket-too-large': {
    title: '有一帧太大（{code}）',
    fix: '大文件请发送地址，不要用 base64；或者调大限制：机器人的 maxFrameSize（默认 64 MiB，Workers 是 32 MiB），NapCat 是 50 MB。它的说明：{reason}',
  },
  'socket-broken': {
    title: '连接突然中断（{code}）',
    fix: '对方崩溃或被结束了，也可能是中间环节切断了连接：读超时较短的代理会在没有数据时断开（nginx 的 proxy_read_timeout 是 60 秒）。请打开心跳，或者调大这个时间。',
  },
  'socket-closed-at-once': {
    title: '连接刚打开就被关闭（{reason}）',
    fix: '{host} 上的程序接受 WebSocket，但不接受这一种：可能是别的程序、别的服务的路径，或者机器人在握手之后才检查令牌。请检查 {url} 和令牌，它的日志里有更多信息。',
  },
  'socket-events-missing': {
    title: '有调用 API 的连接，却没有上报事件的连接',
    fix: '机器人收不到任何事件。请把事件的地址也填上（go-cqhttp：ws-reverse 下的 event），或者两者共用一个连接：universal，路径 / 或 /ws。',
  },
  'socket-calls-missing': {
    title: '有上报事件的连接，却没有调用 API 的连接',
    fix: '机器人只能用 HTTP（apiRoot）调用 API。请把 API 的地址也填上（go-cqhttp：ws-reverse 下的 api），或者两者共用一个连接：universal，路径 / 或 /ws。',
  },
  'server-off': {
    title: '机器人连接 {host}，而那里没有实现在监听（{error}）',
    fix: `请打开实现的 WebSocket 服务端${SERVER_ZH}，并把它的地址和端口写进 connect。在容器里它要监听 0.0.0.0，并且映射端口。`,
  },
  'server-token-missing': {
    title: '实现需要令牌，而机器人没有发送（{status}）',
    fix: `请把 accessToken 传给 connect：那个服务端的令牌${TOKEN_ZH}，沙盒是 --access-token。`,
  },
  'server-token-wrong': {
    title: '实现用的是另一个令牌（{status}）',
    fix: `connect 的 accessToken 必须与那个服务端的令牌完全相同${TOKEN_ZH}，沙盒是 --access-token；不写时，connect 发送机器人的 accessToken。`,
  },
  'server-path': {
    title: '实现在 {path} 上不接受 WebSocket（{status}）',
    fix: `它的路径是 /、/api 和 /event：connect 的 url 写到端口为止。如果那是 HTTP 服务的端口，请换成 WebSocket 服务端的端口${SERVER_ZH}。`,
  },
}
