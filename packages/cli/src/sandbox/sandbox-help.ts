/** What `cqhttp sandbox --help` prints. */
export const sandboxHelp = `Usage: cqhttp sandbox [options] [-- command]

A OneBot 11 (QQ) implementation in a box, with a page to chat with your bot.
It posts events to the bot and serves the API that the bot calls, on 127.0.0.1 only.
The bot may also open a WebSocket to the API (forward WebSocket).

  --post-url URL           where the bot listens, such as http://127.0.0.1:8080/, or for a socket
                           (reverse WebSocket) ws://127.0.0.1:8080/ws
  --secret TEXT            what events are signed with; better in CQHTTP_SECRET
  --access-token TEXT      what the API asks for; better in CQHTTP_ACCESS_TOKEN
                           (other users of this machine can see arguments, and what --open
                           hands to the browser: the address of the page with its token)
  --api-port PORT          the port of the API, default 5700; 0 takes any free one
  --port PORT              the port of the page, default 5701 or the next free one
  --profile NAME           standard (default), napcat, llbot, lagrange, go-cqhttp
                           or snowluma
  --message-format FORMAT  array or string, default that of the profile
  --report-self            report the bot's own messages as well
  --heartbeat              post heartbeats
  --open                   open the page in the browser
  --help, --version

With a command after -- the sandbox starts the bot itself, and ends with it. The bot gets
CQHTTP_API_ROOT, CQHTTP_ACCESS_TOKEN and CQHTTP_SECRET, random ones unless you set them, and
CQHTTP_SANDBOX=1. For wrangler dev, set CLOUDFLARE_INCLUDE_PROCESS_ENV=true, and have no .dev.vars.

  cqhttp sandbox --post-url http://127.0.0.1:8080/ -- node --watch bot.ts

Without a command it talks to a bot that is already running, with the same secret on both sides:

  CQHTTP_SECRET=change-me cqhttp sandbox --post-url http://127.0.0.1:8787/ --profile napcat --open
`
