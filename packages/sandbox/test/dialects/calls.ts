import type { CQHttp } from '@cqhttp/core'
import type { Sandbox } from '@cqhttp/sandbox'

const group = { group_id: 20_002 }
const member = { ...group, user_id: 10_001 }
const nodes = [{ type: 'node', data: { user_id: '10001', nickname: 'Ann', content: 'hi' } }]
const bytes = Buffer.from('hi').toString('base64')

/** Where ids come from that a call needs. */
interface Sources {
  sandbox: Sandbox
  /** Calls another action first. */
  ask: (action: string, params: Record<string, unknown>) => Promise<unknown>
}

type Params = Record<string, unknown>

const messageId = ({ sandbox }: Sources): number =>
  sandbox.group(20_002).messages.find(({ recalled }) => !recalled)?.id ?? 0

const message = (sources: Sources): Params => ({ message_id: messageId(sources) })

async function forwardId({ ask, sandbox }: Sources): Promise<Params> {
  await ask('send_group_forward_msg', { ...group, messages: nodes })
  const [part] = sandbox.sent.at(-1)?.message ?? []
  return { id: part?.type === 'forward' ? part.data.id : '' }
}

const flag =
  (type: 'friend' | 'add') =>
  ({ sandbox }: Sources): Params => {
    const request = sandbox.exchanges.findLast(({ event }) =>
      type === 'friend' ? event['request_type'] === 'friend' : event['request_type'] === 'group',
    )
    return { flag: request?.event['flag'], ...(type === 'add' ? { sub_type: 'add' } : {}) }
  }

const fileId = ({ sandbox }: Sources): string => sandbox.world.group(20_002).files.at(-1)?.id ?? ''

async function stored({ sandbox }: Sources): Promise<Params> {
  const { path } = sandbox.world.stored.keep('/sandbox/a.txt', 'a.txt', Buffer.from('hi'))
  return { ...group, file: path, name: 'a.txt' }
}

async function sentFile(sources: Sources): Promise<Params> {
  await sources.ask('upload_group_file', await stored(sources))
  return { ...group, file_id: fileId(sources), busid: 102 }
}

async function folder({ ask, sandbox }: Sources): Promise<Params> {
  const { folders } = sandbox.world.group(20_002)
  const name = `f${folders.length}`
  await ask('create_group_file_folder', { ...group, folder_name: name, name })
  return { ...group, folder_id: folders.at(-1)?.id }
}

async function notice({ ask }: Sources): Promise<Params> {
  await ask('_send_group_notice', { ...group, content: 'be nice' })
  const [first] = (await ask('_get_group_notice', group)) as Params[]
  return { ...group, notice_id: first?.['notice_id'] }
}

/** What to call each action with; `{}` for those that are not here. */
const calls: Record<string, Params | ((sources: Sources) => Params | Promise<Params>)> = {
  send_private_msg: { user_id: 10_001, message: 'hi' },
  send_group_msg: { ...group, message: 'hi' },
  send_msg: { ...group, message: 'hi' },
  send_forward_msg: { ...group, messages: nodes },
  send_group_forward_msg: { ...group, messages: nodes },
  send_private_forward_msg: { user_id: 10_001, messages: nodes },
  get_forward_msg: forwardId,
  get_msg: message,
  delete_msg: async ({ ask }) =>
    (await ask('send_group_msg', { ...group, message: 'x' })) as Params,
  mark_msg_as_read: message,
  set_msg_emoji_like: (sources) => ({ ...message(sources), emoji_id: '76' }),
  set_group_reaction: (sources) => ({ ...group, ...message(sources), code: '76' }),
  fetch_emoji_like: (sources) => ({ ...message(sources), emojiId: '76', emojiType: '1' }),
  set_essence_msg: message,
  delete_essence_msg: async (sources) => {
    await sources.ask('set_essence_msg', message(sources))
    return message(sources)
  },
  get_essence_msg_list: async (sources) => {
    await sources.ask('set_essence_msg', message(sources))
    return group
  },
  send_like: { user_id: 10_001 },
  set_group_kick: async ({ sandbox }) => {
    await sandbox.group(20_002).join(10_020)
    return { ...group, user_id: 10_020 }
  },
  set_group_ban: { ...member, duration: 60 },
  set_group_anonymous_ban: async ({ sandbox }) => {
    const here = sandbox.group(20_002)
    await here.ban(10_001, 0)
    await here.member(10_001).say('x', { anonymous: 'mask' })
    return { ...group, flag: sandbox.world.messages.at(-1)?.anonymous?.flag }
  },
  set_group_whole_ban: { ...group, enable: false },
  set_group_admin: { ...member, enable: false },
  set_group_anonymous: { ...group, enable: true },
  set_group_card: { ...member, card: 'Ann' },
  set_group_name: { ...group, group_name: 'g' },
  set_group_special_title: { ...member, special_title: 't' },
  set_group_leave: ({ sandbox }) => {
    sandbox.world.addGroup({ id: 20_009, members: [10_000, { id: 10_001, role: 'owner' }] })
    return { group_id: 20_009 }
  },
  set_friend_add_request: flag('friend'),
  set_group_add_request: flag('add'),
  get_stranger_info: { user_id: 10_001 },
  get_group_info: group,
  get_group_member_info: member,
  get_group_member_list: group,
  get_group_honor_info: async ({ sandbox }) => {
    await sandbox.group(20_002).honor(10_001, 'talkative')
    return { ...group, type: 'all' }
  },
  get_cookies: { domain: 'qun.qq.com' },
  get_credentials: { domain: 'qun.qq.com' },
  get_record: async ({ sandbox }) => {
    const record = { type: 'record', data: { file: 'a.amr' } } as const
    await sandbox.user(10_001).say([record])
    return { file: 'a.amr', out_format: 'mp3' }
  },
  get_image: { file: 'a.png' },
  get_group_msg_history: group,
  get_friend_msg_history: { user_id: 10_001 },
  group_poke: member,
  friend_poke: { user_id: 10_001 },
  send_poke: { user_id: 10_001 },
  upload_group_file: stored,
  upload_private_file: async (sources) => ({ ...(await stored(sources)), user_id: 10_001 }),
  download_file: { url: 'http://a.invalid/a', base64: bytes, name: 'a' },
  get_file: sentFile,
  get_private_file_url: async (sources) => ({ ...(await sentFile(sources)), user_id: 10_001 }),
  get_group_file_url: sentFile,
  get_group_root_files: async (sources) => {
    await sentFile(sources)
    await folder(sources)
    return group
  },
  get_group_files_by_folder: async (sources) => {
    const { group_id, folder_id } = await folder(sources)
    await sources.ask('upload_group_file', { ...(await stored(sources)), folder: folder_id })
    return { group_id, folder_id }
  },
  get_group_file_system_info: group,
  create_group_file_folder: { ...group, folder_name: 'new', name: 'new' },
  delete_group_folder: folder,
  delete_group_file: sentFile,
  _send_group_notice: { ...group, content: 'hi' },
  _get_group_notice: notice,
  _del_group_notice: notice,
  upload_file_stream: { stream_id: 's', total_chunks: 1, chunk_index: 0, chunk_data: bytes },
  download_file_stream: sentFile,
}

/** Calls an action as a bot would. */
export async function callAction(bot: CQHttp, sandbox: Sandbox, action: string): Promise<unknown> {
  const ask = (name: string, params: Params): Promise<unknown> => bot.callAction(name, params)
  const params = calls[action] ?? {}
  const given = typeof params === 'function' ? await params({ sandbox, ask }) : params
  return bot.callAction(action, given, { onFrame: () => {} })
}
