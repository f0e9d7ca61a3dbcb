import { createHash, randomUUID } from 'node:crypto'
import type { StoredFile } from '../world/stored-files.ts'
import { sendFile, uploadFile } from '../world/social.ts'
import { refuse } from '../world/world-error.ts'
import type { World } from '../world/world.ts'
import type { Account } from '../account/account.ts'
import type { Action } from './action.ts'
import type { Params } from './params.ts'

/** A file on QQ, or on the machine of the implementation. @throws WorldError when there is none. */
export function fileOf(world: World, id: string): StoredFile {
  return world.sentFiles.get(id) ?? world.stored.get(id) ?? refuse('missing', 'file not found')
}

/** What an action is given to send, and what is known of it. */
interface Given {
  name: string
  /** In bytes. */
  size: number
  /** Undefined where its bytes are elsewhere. */
  stored: StoredFile | undefined
}

/** Reads what is to be sent: a path of this machine, `base64://…`, or an address. */
function readGiven({ world, profile }: Account, params: Params): Given {
  const file = params.text('file')
  const { filesFrom } = profile.actions
  const isBase64 = file.startsWith('base64://')
  const isAddress = /^https?:\/\//i.test(file)
  const last = isBase64 ? 'file' : (file.split(/[\\/]/).at(-1) ?? file)
  const name = params.text('name', last)
  if (name === '') refuse('params', 'the parameter name is empty')
  if ((isBase64 || isAddress) && filesFrom === 'disk') {
    refuse('params', 'file must be a path of this machine')
  }
  if (!isBase64) {
    const stored = world.stored.get(file)
    return { name, size: stored?.size ?? file.length, stored }
  }
  const bytes = Buffer.from(file.slice('base64://'.length), 'base64')
  const stored = world.stored.keep(`/sandbox/temp/${randomUUID()}`, name, bytes)
  return { name, size: bytes.length, stored }
}

const toGroup: Action = (params, { account }) => {
  const { world, selfId } = account
  const groupId = params.int('group_id')
  world.member(groupId, selfId)
  const { name, size, stored } = readGiven(account, params)
  const folder = ['folder_id', 'folder'].find((key) => params.has(key))
  const folderId = folder === undefined ? undefined : params.text(folder)
  const at = folderId === '/' ? undefined : folderId
  const { id } = uploadFile(world, { groupId, userId: selfId, name, size, folderId: at })
  if (stored !== undefined) world.sentFiles.set(id, { ...stored, name })
  return account.profile.actions.namesFiles ? { file_id: id } : null
}

const toUser: Action = (params, { account }) => {
  const { world, selfId } = account
  const to = params.int('user_id')
  world.user(to)
  const { name, size, stored } = readGiven(account, params)
  const id = sendFile(world, { from: selfId, to, name, size })
  if (stored !== undefined) world.sentFiles.set(id, { ...stored, name })
  return account.profile.actions.namesFiles ? { file_id: id } : null
}

/** Fetches nothing from elsewhere: an address is a file of no bytes, what is in the call is kept. */
const downloadFile: Action = (params, { account: { world } }) => {
  const base64 = params.text('base64', '')
  const url = params.text('url', '')
  if (base64 === '' && url === '') refuse('params', 'url or base64 is needed')
  const digest = createHash('md5').update(base64 || url)
  const name = params.text('name', '') || digest.digest('hex')
  const bytes = Buffer.from(base64, 'base64')
  return { file: world.stored.keep(`/sandbox/temp/${name}`, name, bytes).path }
}

const addressOf: Action = (params, { account: { world } }) => ({
  url: world.addressOf(params.text('file_id')),
})

const getFile: Action = (params, { account: { world } }) => {
  const id = params.text('file_id', '') || params.text('file', '')
  const { path, name, size } = fileOf(world, id)
  return {
    file: path,
    url: world.addressOf(id),
    file_size: String(size),
    file_name: name,
  }
}

export const fileActions: Readonly<Record<string, Action>> = {
  upload_group_file: toGroup,
  upload_private_file: toUser,
  download_file: downloadFile,
  get_private_file_url: addressOf,
  get_file: getFile,
}
