/** What `cqhttp doctor --help` prints. */
export const doctorHelp = `Usage: cqhttp doctor [url] [options]

Finds out why a bot and a OneBot 11 implementation do not reach each other: it posts a heartbeat to
the bot, asks the API who is logged in, and tells what to change, and where. It sends no message to
anybody.

  url                    where the bot takes events, default http://127.0.0.1:PORT/ with PORT, else
                         8080; ws://127.0.0.1:8080/ws where the implementation opens a socket
  --secret TEXT          what events are signed with; better in CQHTTP_SECRET
  --api-root URL         the API, default CQHTTP_API_ROOT; ws://… for its WebSocket server
  --access-token TEXT    the token of the API, and of sockets; better in CQHTTP_ACCESS_TOKEN
  --self-id NUMBER       the account that should be logged in
  --implementation NAME  napcat, llbot, lagrange, go-cqhttp or snowluma: whose fields to name;
                         default the one that answers
  --container            the implementation runs in a container
  --runtime NAME         workers: the bot is a deployed Worker; default by the project and the url
  --wait SECONDS         listens in the place of the bot, which must be stopped, for an event of the
                         implementation; the event is not handed on
  --timeout SECONDS      how long each probe waits, default 5
  --language NAME        en or zh, default by LANG
  --json                 prints the report as JSON
  --help

Variables are also read from .env and .dev.vars. The exit code is 0 if nothing is wrong, else 1.
`
