/** What `cqhttp --help` prints. */
export const help = `Usage: cqhttp <command> [options]

The command line for OneBot 11 (QQ) bots.

  dev [entry]     runs your bot with reload and a page to chat with it
  doctor [url]    finds out why a bot and an implementation do not reach each other
  sandbox         a OneBot 11 implementation with a page to chat on, for any bot

  --help, --version

cqhttp <command> --help tells the options of a command.
`
