import type { LinkTexts } from './link-diagnosis.ts'

/** Of `cqhttp doctor`. */
export const linkZh: LinkTexts = {
  own: {
    'account-unknown': {
      title: '机器人没有这个账号的密钥（{status}）',
      fix: '它的 secret 选项是函数：请让它给出 {account} 的密钥，或者用 --self-id 指定它认识的账号。机器人的回应：{body}',
    },
    'signature-unchecked': {
      title: '机器人接受了签名错误的事件',
      fix: '任何能访问 {url} 的人都能上报事件。请把它的 secret（CQHTTP_SECRET）设为与实现里相同的文本，然后重新启动。',
    },
    'secret-none': {
      title: '事件没有签名，而 {host} 不只是本机能访问',
      fix: '任何能访问 {url} 的人都能上报事件。请把一段足够长的随机文本设为机器人的 CQHTTP_SECRET，并填进实现里。',
    },
    'plain-http': {
      title: '事件以明文经过公网',
      fix: '请在机器人前面加上 TLS（Caddy、nginx 或隧道），并在实现里填 {secure}://{host}{path}。',
    },
    'loopback-only': {
      title: '机器人只监听 127.0.0.1，没有监听 {host}',
      fix: '启动时设 HOST=0.0.0.0（serve 的 hostname），并设置密钥；也可能是防火墙挡住了。',
    },
    'container-loopback': {
      title: '在容器里，{host} 指的是容器自己',
      fix: '请让机器人监听 0.0.0.0（HOST），并在实现里填 {plain}://host.docker.internal:{port}{path}；Linux 上还要加 --add-host=host.docker.internal:host-gateway。在同一个 Compose 文件里，请用机器人的服务名。',
    },
    'bot-is-api': {
      title: '机器人的地址填成了实现的 API',
      fix: '两个地址写反了：事件上报到机器人，例如 http://127.0.0.1:8080/；CQHTTP_API_ROOT 才是实现的 HTTP 服务端。',
    },
    'socket-token-unchecked': {
      title: '机器人接受了令牌错误的连接',
      fix: '任何能访问 {url} 的人都能冒充你的账号。请把机器人的 accessToken（CQHTTP_ACCESS_TOKEN）设为与实现里相同的文本，然后重新启动。',
    },
    'worker-bare-ip': {
      title: '部署后的 Worker 访问不了 IP 地址 {host}',
      fix: '请给实现一个域名（DNS 记录或隧道），并写进 CQHTTP_API_ROOT；或者让它用 WebSocket 连接 Worker。',
    },
    'worker-loopback': {
      title: '部署后的 Worker 访问不了 {host}',
      fix: '那是内网地址。请用隧道给实现一个公网域名，或者让它用 WebSocket 连接 Worker。',
    },
    'worker-old-date': {
      title: 'Worker 会忽略 CQHTTP_API_ROOT 里的端口 {port}',
      fix: 'compatibility_date 是 {date}：请在 wrangler 的配置里改成 2024-09-02 或更晚的日期，然后重新部署。',
    },
    'api-none': {
      title: '没有可以检查的 API',
      fix: '机器人只能在事件的响应里回复。要主动发消息，需要把实现的 HTTP 服务端设为 CQHTTP_API_ROOT（这里用 --api-root），或者使用 WebSocket。',
    },
    'api-not-running': {
      title: '{host} 上没有 API 应答（{error}）',
      fix: '请打开实现的 HTTP 服务端，主机和端口要与 CQHTTP_API_ROOT 一致。在容器里它要监听 0.0.0.0，并且映射端口。',
    },
    'api-no-such-host': {
      title: '找不到 API 的主机 {host}',
      fix: '请检查 CQHTTP_API_ROOT 的拼写。本机的实现在 127.0.0.1；从容器里访问宿主机要用 host.docker.internal。',
    },
    'api-tls': {
      title: '无法与 API 建立安全连接（{error}）',
      fix: '除非前面有代理，实现使用的是 http：请把 CQHTTP_API_ROOT 设为 {plain}://{host}{path}，或者给代理换上对这个域名有效的证书。',
    },
    'api-timeout': {
      title: 'API 接受了连接，但 {timeout} 秒内没有应答',
      fix: '实现卡住了，或者 {port} 端口上是别的程序。请重启它并检查端口。',
    },
    'api-broken': {
      title: '收到应答之前，与 API 的连接就断开了（{error}）',
      fix: '{host} 上监听的不是 HTTP 服务，或者它退出了。请检查 CQHTTP_API_ROOT 的端口。',
    },
    'api-token-missing': {
      title: 'API 需要令牌（{status}）',
      fix: '请把机器人的 CQHTTP_ACCESS_TOKEN 设为实现里 HTTP 服务端的令牌。',
    },
    'api-token-wrong': {
      title: 'API 用的是另一个令牌（{status}）',
      fix: 'CQHTTP_ACCESS_TOKEN 必须与实现里 HTTP 服务端的令牌完全相同，两端没有引号和空格。它不是 WebUI 的令牌。',
    },
    'api-token-unchecked': {
      title: 'API 接受了错误的令牌',
      fix: '任何能访问 {host} 的人都能以这个账号发消息。请在实现里设置 HTTP 服务端的令牌并重启。',
    },
    'api-token-none': {
      title: 'API 不需要令牌，而 {host} 不只是本机能访问',
      fix: '任何能访问它的人都能以这个账号发消息。请在实现里设置令牌，并把 CQHTTP_ACCESS_TOKEN 设为相同的文本。',
    },
    'api-plain-http': {
      title: 'API 调用和令牌以明文经过公网',
      fix: '请在 API 前面加上 TLS，并把 CQHTTP_API_ROOT 设为 {secure}://{host}{path}。',
    },
    'api-container-loopback': {
      title: '在容器里，{host} 指的是容器自己，而不是实现所在的机器',
      fix: '请把 CQHTTP_API_ROOT 设为 {plain}://host.docker.internal:{port}{path}（Linux 上还要加 --add-host=host.docker.internal:host-gateway），或者它在 Compose 里的服务名。',
    },
    'api-web-page': {
      title: '{host} 上应答的是网页，不是 API',
      fix: '这是 WebUI（NapCat：6099，LLBot：3080）或别的网站。请在它的网络配置里打开 HTTP 服务端，并把 CQHTTP_API_ROOT 设为那个端口。',
    },
    'api-is-bot': {
      title: 'CQHTTP_API_ROOT 是机器人自己的地址',
      fix: '它应当是实现的 HTTP 服务端，用来接收调用；事件走的是相反的方向。',
    },
    'api-is-socket': {
      title: '{host} 上应答的是 WebSocket 服务端，不是 HTTP API（{status}）',
      fix: '请把 CQHTTP_API_ROOT 设为 HTTP 服务端的端口，或者让机器人连接这个端口：connect(bot, { url: "ws://{host}" })。',
    },
    'api-path': {
      title: 'API 在 {path} 下面没有动作（{status}）',
      fix: '请把 CQHTTP_API_ROOT 设为 {origin}：它在那里应答。',
    },
    'api-redirect': {
      title: 'API 把调用转到了别处（{status}）',
      fix: '跳转会丢掉调用的正文。请把 CQHTTP_API_ROOT 设为最终地址：{location}',
    },
    'api-failed': {
      title: 'API 有应答，但 {action} 失败了（retcode {retcode}）',
      fix: '实现的回应：{body} QQ 登录了吗？',
    },
    'api-other': {
      title: '{host} 上应答的不是 OneBot API（{status}）',
      fix: '它的回应：{body} 请检查 CQHTTP_API_ROOT 的端口。',
    },
    'account-other': {
      title: '登录的是另一个账号：{account}，而不是 {wanted}',
      fix: '可能有多个实现在运行：请使用 {wanted} 所在的那个的地址，或者在那里登录。',
    },
    'account-offline': {
      title: '实现在运行，但 QQ 已离线',
      fix: '请在它的 WebUI 或窗口里重新登录。在此之前收不到事件，也发不出消息。',
    },
    'server-events-only': {
      title: '实现在 {path} 上只推送事件，不接受调用',
      fix: '请去掉地址里的路径：在 / 上，一个连接两者都能用。',
    },
    'server-silent': {
      title: '连接打开了，但调用在 {timeout} 秒内没有应答',
      fix: '{host} 上的程序可能不是 OneBot，也可能实现卡住了。请检查端口并重启它。',
    },
    'nothing-came': {
      title: '{timeout} 秒内什么都没有收到',
      fix: '实现里填的是别的地址，或者没有启用，或者没有发生任何事：NapCat 和 LLBot 不用 HTTP 上报心跳，请在等待时给这个账号发一条消息。在容器里，127.0.0.1 是容器自己。',
    },
    'came-by-socket': {
      title: '实现在 {path} 上建立 WebSocket，而这里的地址用于 HTTP',
      fix: '这里只接受 HTTP POST：请在实现里填写机器人的上报地址（NapCat、SnowLuma：httpClients；LLBot：HTTP POST；go-cqhttp：http.post；onebots：http_reverse；Lagrange：HttpPost）。',
    },
    'came-by-http': {
      title: '实现用 HTTP 上报事件，而这里的地址是 WebSocket',
      fix: '请关闭 HTTP 客户端并打开 WebSocket 客户端，或者让 doctor 和机器人使用 http 地址。',
    },
  },
  fixes: {
    'not-running': '请启动机器人，让它监听 {port} 端口（PORT={port}），或者改正实现里的地址：{url}',
    'no-such-host':
      '请检查拼写。本机的机器人在 127.0.0.1；从容器里访问宿主机要用 host.docker.internal。',
    tls: '机器人通常使用 {plain}：请填 {plain}://{host}{path}，或者给它前面的代理换上对这个域名有效的证书。',
    timeout:
      '机器人或防火墙接受了连接却不响应。耗时的处理函数不能占住响应：设置 CQHTTP_API_ROOT 后，core 会在 4 秒后（replyTimeout）自动先响应。',
    'signature-missing':
      '请在实现里填上机器人的密钥（NapCat、LLBot：token；SnowLuma：accessToken；其他：secret），也要用 CQHTTP_SECRET 告诉 doctor。机器人的回应：{body}',
    'signature-wrong':
      '实现里要填完全相同的文本，两端没有引号和空格（NapCat、LLBot：token；SnowLuma：accessToken；其他：secret）。机器人这边是 CQHTTP_SECRET，改好后两边都重启。机器人的回应：{body}',
    'wrong-path':
      '机器人的 path 选项（默认 /）必须与上报地址的路径一致（NapCat、SnowLuma：httpClients；LLBot：HTTP POST；go-cqhttp：http.post；onebots：http_reverse；Lagrange：HttpPost）。{hint}',
    'wrong-method':
      '事件用 HTTP POST 上报。{host} 上监听的可能是别的服务，或者这个路径属于别的路由。',
    redirect: '多数实现不会跟随跳转，或者会丢掉正文。请填最终地址：{location}',
    'bot-failed': '处理函数抛出了异常，错误信息在机器人的日志里。它的回应：{body}',
    'too-large':
      '请调大机器人前面的服务器的限制（nginx 的 client_max_body_size 是 1 MB），或者机器人的 maxBodySize（默认 8 MiB）。它的回应：{body}',
    'socket-token-missing':
      '请在实现里填上机器人的 accessToken（CQHTTP_ACCESS_TOKEN），也要告诉 doctor。机器人的回应：{body}',
    'socket-token-wrong':
      '两边的文本要完全相同，两端没有引号和空格：机器人的 CQHTTP_ACCESS_TOKEN 和实现的令牌。机器人的回应：{body}',
    'socket-token-required':
      '请设置机器人的 accessToken（CQHTTP_ACCESS_TOKEN），并在实现里填上相同的文本。容器、代理和内网穿透都算别的机器。',
    'server-token-missing': '请把 accessToken 传给 connect：实现里那个 WebSocket 服务端的令牌。',
    'server-token-wrong':
      'connect 的 accessToken 必须与那个 WebSocket 服务端的令牌完全相同。它不是 WebUI 的令牌。',
  },
}
