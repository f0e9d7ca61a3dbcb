import { globSync } from 'node:fs'

import { expect, test } from 'vitest'

import { read, root, writtenPages } from '../site/repository.ts'
import { blocksOf } from './support/blocks.ts'

/** Every word of the recorded APIs, and of the Chat SDK. */
const known = new Set(
  globSync(['packages/*/__snapshots__/tsnapi/**/*.d.ts', 'docs/node_modules/chat/dist/*.d.ts'], {
    cwd: root,
  }).flatMap((file) => read(file).match(/\w+/g) ?? []),
)

/** Not ours: of other projects, of runtimes, of what people set up. */
const foreign = new Set([
  // SnowLuma's configuration.
  'httpClients',
  'httpServers',
  'wsClients',
  'wsServers',
  // AWS.
  'binaryMediaTypes',
  'httpJsonBodyParser',
  'rawBody',
  // Node, npm.
  'createServer',
  'devDependencies',
  // Koishi.
  'guildId',
  'setInterval',
  // Koishi, NoneBot, grammY, beside ours.
  'getAuthor',
  'getMessageList',
  'muteGuildMember',
  'restrictChatMember',
  'sendMessage',
  'setGroupBan',
  'setTimeout',
  'webhookCallback',
  // Of the reader's bot file.
  'createBot',
])

/** What a page calls a name of ours: `toX`, `createX(…)`, `bot.onX`. */
const camelCase = /^(?:\w+\.)*([a-z]+[A-Z]\w*)(?:\(.*\))?$/

test.each(writtenPages().filter(({ file }) => !/^(ARCH|CONTRIB|bench|decisions)/.test(file)))(
  'the names in $file exist',
  ({ file }) => {
    const text = read(file)
    const code = blocksOf(text)
      .map((block) => block.code)
      .join('\n')
    const names = [...text.matchAll(/`([^`\n]+)`/g)]
      .flatMap(([, inline = '']) => camelCase.exec(inline)?.[1] ?? [])
      .filter((name) => !known.has(name) && !foreign.has(name) && !code.includes(name))
    expect(names).toEqual([])
  },
)
