import { wiring } from '@cqhttp/core/wiring'
import type { LinkTexts } from './link-diagnosis.ts'

/** Of `cqhttp doctor`. */
export const linkEn: LinkTexts = {
  own: {
    'account-unknown': {
      title: 'The bot knows no secret for this account ({status})',
      fix: 'Its option secret is a function: let it give one for {account}, or name an account that it knows by --self-id. The bot said: {body}',
    },
    'signature-unchecked': {
      title: 'The bot takes events with a wrong signature',
      fix: 'Everybody who reaches {url} can post events. Set its secret (CQHTTP_SECRET) to the same text as in the implementation, and start it again.',
    },
    'secret-none': {
      title: 'Events are not signed, and {host} is not only for this machine',
      fix: 'Everybody who reaches {url} can post events. Set a long random text as CQHTTP_SECRET of the bot, and in the implementation.',
    },
    'plain-http': {
      title: 'Events go over the internet unencrypted',
      fix: 'Put TLS in front of the bot (Caddy, nginx, a tunnel), and enter {secure}://{host}{path} in the implementation.',
    },
    'loopback-only': {
      title: 'The bot listens on 127.0.0.1 only, not on {host}',
      fix: 'Start it with HOST=0.0.0.0 (serve: hostname), and with a secret; a firewall may be in the way as well.',
    },
    'container-loopback': {
      title: 'In a container {host} is the container itself',
      fix: 'Let the bot listen on 0.0.0.0 (HOST), and enter {plain}://host.docker.internal:{port}{path} in the implementation: on Linux with --add-host=host.docker.internal:host-gateway. In one Compose file, use the name of the service of the bot.',
    },
    'bot-is-api': {
      title: 'The address of the bot is the API of the implementation',
      fix: 'The two are swapped: events go to the bot, such as http://127.0.0.1:8080/, and CQHTTP_API_ROOT is the HTTP server of the implementation.',
    },
    'socket-token-unchecked': {
      title: 'The bot takes sockets with a wrong token',
      fix: 'Everybody who reaches {url} can speak for your account. Set accessToken of the bot (CQHTTP_ACCESS_TOKEN) to the same text as in the implementation, and start it again.',
    },
    'worker-bare-ip': {
      title: 'A deployed Worker does not reach the bare IP address {host}',
      fix: 'Give the implementation a host name (a DNS record, or a tunnel), and set CQHTTP_API_ROOT to it. Or let it open a WebSocket to the Worker.',
    },
    'worker-loopback': {
      title: 'A deployed Worker does not reach {host}',
      fix: 'That is a private network. Give the implementation a public host name by a tunnel, or let it open a WebSocket to the Worker.',
    },
    'worker-old-date': {
      title: 'The Worker ignores the port {port} of CQHTTP_API_ROOT',
      fix: 'compatibility_date is {date}: set it to 2024-09-02 or later in the configuration of wrangler, and deploy again.',
    },
    'api-none': {
      title: 'There is no API to look at',
      fix: 'The bot can only answer within the response to an event. To send messages, it needs the HTTP server of the implementation as CQHTTP_API_ROOT (here --api-root), or a socket.',
    },
    'api-not-running': {
      title: 'No API answers at {host} ({error})',
      fix: 'Turn on the HTTP server of the implementation, with host and port as in CQHTTP_API_ROOT. In a container it must listen on 0.0.0.0, and the port must be published.',
    },
    'api-no-such-host': {
      title: 'The host {host} of the API is not known',
      fix: 'Check the spelling of CQHTTP_API_ROOT. An implementation on this machine is at 127.0.0.1; from a container, the machine is host.docker.internal.',
    },
    'api-tls': {
      title: 'No secure connection to the API could be made ({error})',
      fix: 'Implementations speak http, unless a proxy adds TLS: set CQHTTP_API_ROOT to {plain}://{host}{path}, or give the proxy a certificate that is valid for this name.',
    },
    'api-timeout': {
      title: 'The API took the connection and gave no answer within {timeout} s',
      fix: 'The implementation hangs, or something else listens on port {port}. Restart it, and check the port.',
    },
    'api-broken': {
      title: 'The connection to the API broke before an answer came ({error})',
      fix: 'What listens on {host} is not an HTTP server, or it ended. Check the port of CQHTTP_API_ROOT.',
    },
    'api-token-missing': {
      title: 'The API asks for a token ({status})',
      fix: 'Set CQHTTP_ACCESS_TOKEN of the bot to the token of the HTTP server in the implementation.',
    },
    'api-token-wrong': {
      title: 'The API has another token ({status})',
      fix: 'CQHTTP_ACCESS_TOKEN must be exactly the token of the HTTP server in the implementation, without quotes or spaces around it. It is not the token of the WebUI.',
    },
    'api-token-unchecked': {
      title: 'The API takes a wrong token',
      fix: 'Everybody who reaches {host} can send messages as the account. Set the token of the HTTP server in the implementation, and restart it.',
    },
    'api-token-none': {
      title: 'The API asks for no token, and {host} is not only for this machine',
      fix: 'Everybody who reaches it can send messages as the account. Set a token in the implementation, and the same as CQHTTP_ACCESS_TOKEN.',
    },
    'api-plain-http': {
      title: 'Calls and the token go over the internet unencrypted',
      fix: 'Put TLS in front of the API, and set CQHTTP_API_ROOT to {secure}://{host}{path}.',
    },
    'api-container-loopback': {
      title: 'In a container {host} is the container itself, not the machine of the implementation',
      fix: 'Set CQHTTP_API_ROOT to {plain}://host.docker.internal:{port}{path}, on Linux with --add-host=host.docker.internal:host-gateway, or to the name of its service in Compose.',
    },
    'api-web-page': {
      title: 'A web page answers at {host}, not the API',
      fix: 'That is the WebUI (NapCat: 6099, LLBot: 3080), or another website. Turn on an HTTP server in the network settings there, and set CQHTTP_API_ROOT to its port.',
    },
    'api-is-bot': {
      title: 'CQHTTP_API_ROOT is the address of the bot itself',
      fix: 'It must be the HTTP server of the implementation, which takes calls; events go the other way.',
    },
    'api-is-socket': {
      title: 'A WebSocket server answers at {host}, not the HTTP API ({status})',
      fix: 'Set CQHTTP_API_ROOT to the port of the HTTP server, or let the bot dial this one: connect(bot, { url: "ws://{host}" }).',
    },
    'api-path': {
      title: 'The API has no actions below {path} ({status})',
      fix: 'Set CQHTTP_API_ROOT to {origin}: there it answers.',
    },
    'api-redirect': {
      title: 'The API redirects elsewhere ({status})',
      fix: 'A call loses its body on the way. Set CQHTTP_API_ROOT to the final address: {location}',
    },
    'api-failed': {
      title: 'The API answers, but {action} failed (retcode {retcode})',
      fix: 'The implementation said: {body} Is QQ logged in there?',
    },
    'api-other': {
      title: 'What answers at {host} is not a OneBot API ({status})',
      fix: 'It said: {body} Check the port of CQHTTP_API_ROOT.',
    },
    'account-other': {
      title: 'Another account is logged in: {account}, not {wanted}',
      fix: 'Several implementations may run: use the address of the one for {wanted}, or log in there.',
    },
    'account-offline': {
      title: 'The implementation runs, but QQ is offline',
      fix: 'Log in again in its WebUI or window. Until then nothing comes, and nothing can be sent.',
    },
    'server-events-only': {
      title: 'At {path} the implementation sends events, and takes no calls',
      fix: 'Leave the path out of the address: at / one socket is for both.',
    },
    'server-silent': {
      title: 'The socket opened, but a call got no answer within {timeout} s',
      fix: 'What listens on {host} may not speak OneBot, or the implementation hangs. Check the port, and restart it.',
    },
    'nothing-came': {
      title: 'Nothing came within {timeout} s',
      fix: 'The implementation has another address, it is turned off there, or nothing happened: NapCat and LLBot post no heartbeats over HTTP, so send the account a message while this waits. In a container, 127.0.0.1 is the container.',
    },
    'came-by-socket': {
      title: 'The implementation opens a WebSocket at {path}, and the address here is for HTTP',
      fix: wiring.websocket.fix,
    },
    'came-by-http': {
      title: 'The implementation posts events over HTTP, and the address here is a WebSocket',
      fix: 'Turn the HTTP client off and a WebSocket client on, or give doctor and the bot the http address.',
    },
  },
  fixes: {
    'not-running':
      'Start the bot so that it listens on port {port} (PORT={port}), or correct the address in the implementation: {url}',
    'no-such-host':
      'Check the spelling. A bot on this machine is at 127.0.0.1; from a container, the machine is host.docker.internal.',
    tls: 'A bot usually speaks {plain}: enter {plain}://{host}{path}, or give the proxy in front of it a certificate that is valid for this name.',
    timeout:
      'The bot, or a firewall, took the connection and did not answer. Handlers that take long must not hold the response: set CQHTTP_API_ROOT, and core answers after 4 s (replyTimeout) by itself.',
    'signature-missing': `${wiring['signature-missing'].fix} Tell doctor as well: CQHTTP_SECRET. The bot said: {body}`,
    'signature-wrong': `${wiring['signature-wrong'].fix} The bot has it as CQHTTP_SECRET; restart both. It said: {body}`,
    'wrong-path': `${wiring['wrong-path'].fix} {hint}`,
    'wrong-method': `${wiring['wrong-method'].fix} Another server may listen on {host}, or the path belongs to another route.`,
    redirect:
      'Most implementations do not follow redirects, or lose the body on the way. Enter the final address: {location}',
    'bot-failed': 'A handler threw: its error is in the log of the bot. It said: {body}',
    'too-large':
      'Raise the limit of what stands in front of the bot (client_max_body_size of nginx is 1 MB), or maxBodySize of the bot (default 8 MiB). It said: {body}',
    'socket-token-missing':
      'Enter accessToken of the bot (CQHTTP_ACCESS_TOKEN) in the implementation; tell doctor as well. The bot said: {body}',
    'socket-token-wrong':
      'Both sides need exactly the same text, without quotes or spaces around it: CQHTTP_ACCESS_TOKEN of the bot, and the token of the implementation. The bot said: {body}',
    'socket-token-required':
      'Set accessToken of the bot (CQHTTP_ACCESS_TOKEN), and the same text in the implementation. Containers, proxies and tunnels count as other machines.',
    'server-token-missing':
      'Pass accessToken to connect: the token of that WebSocket server in the implementation.',
    'server-token-wrong':
      'accessToken of connect must be exactly the token of that WebSocket server. It is not the token of the WebUI.',
  },
}
