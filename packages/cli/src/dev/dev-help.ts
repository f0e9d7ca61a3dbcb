/** What `cqhttp dev --help` prints. */
export const devHelp = `Usage: cqhttp dev [entry] [options] [-- arguments]

Runs your bot with a page to chat with it, and again whenever its files change.
The entry is a file or a folder; without one it is looked for: what package.json starts,
node.ts, worker.ts, lambda.ts, index.ts, bot.ts, here and in src, or what wrangler.jsonc names.

  --runtime NAME   node, workers (wrangler dev), lambda, bun or deno; default by the entry
  --bot-port PORT  where the bot listens: it gets this as PORT; default PORT, else 8080, for
                   Workers 8787, for Lambda 3000, or the next free one
  --path PATH      where the bot takes events, default /, with --socket /ws
  --socket         events and calls go over one WebSocket (reverse WebSocket)
  --front NAME     Lambda: function-url (default) or http-api
  --no-page        runs the bot alone, with your own variables; so does CQHTTP_API_ROOT
  --help

What follows -- goes to the bot, or to wrangler. The options of the sandbox are these:
--port, --api-port, --profile, --message-format, --report-self, --heartbeat, --open, --secret and
--access-token; see cqhttp sandbox --help.

The bot gets PORT, HOST, CQHTTP_API_ROOT, CQHTTP_SECRET, CQHTTP_ACCESS_TOKEN, CQHTTP_SANDBOX=1, and
what is in .env, or for a Worker in .dev.vars; of the same names, those of the sandbox.
With --socket CQHTTP_API_ROOT is empty.
`
