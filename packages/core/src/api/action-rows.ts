import type { Speaks } from '../base/spoken.ts'
import type { Message } from '../message/segment.ts'
import type { PublicActionName, PublicActions } from './actions.ts'

/** What a bot needs to know of an action in order to call it well. */
export interface ActionRow {
  /** Whether it changes nothing, so that it is sent again when no answer came; default `false`. */
  readonly reads?: boolean | undefined
  /** The parameters that are messages; `operation.reply` for one inside an object. */
  readonly messages?: readonly string[] | undefined
  /** Parameters that are sent along when they are left out. */
  readonly defaults?: Readonly<Record<string, unknown>> | undefined
  /** The shape of the result; default: whatever messages are found in it are levelled. */
  readonly level?: 'message' | 'forward' | undefined
}

/** Rows by the names of their actions, without suffixes. */
export type ActionRows = Readonly<Record<string, ActionRow>>

/**
 * What `bot.use` takes: the actions that an implementation adds to the standard, and in the types
 * its events and segments too.
 */
export interface Dialect<Dialects extends object = object> extends Speaks<Dialects> {
  /** The rows of its actions. */
  readonly actions: ActionRows
}

/** What the types of an action say its row must be: another one does not compile. */
type RowOf<Name extends PublicActionName> = ActionRow & {
  readonly reads?: Name extends `${'get' | 'can'}_${string}` ? true : undefined
  readonly defaults?: Partial<ParamsOf<Name>>
} & ([MessageParam<ParamsOf<Name>>] extends [never]
    ? { readonly messages?: undefined }
    : { readonly messages: readonly [MessageParam<ParamsOf<Name>>] }) &
  (ResultOf<Name> extends { message: unknown } ? { readonly level: string } : { level?: undefined })

type MessageParam<Params> = {
  [Param in keyof Params]-?: Message extends Params[Param] ? Param : never
}[keyof Params]

type ResultOf<Name extends PublicActionName> = Awaited<ReturnType<PublicActions[Name]>>

type ParamsOf<Name extends PublicActionName> = NonNullable<Parameters<PublicActions[Name]>[0]>

const READS = { reads: true } as const
const SENDS = { messages: ['message'] } as const
const WRITES = {}

/**
 * The public actions, in the order of the standard.
 *
 * Sent along are those defaults of the standard in whose place an implementation's own would turn
 * the call into its opposite: without a duration NapCat and Lagrange lift the mute, without `enable`
 * both take the admin's rights away, and Lagrange lifts the mute of the group.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md
 */
export const publicRows: { readonly [Name in PublicActionName]: RowOf<Name> } = {
  send_private_msg: SENDS,
  send_group_msg: SENDS,
  send_msg: SENDS,
  delete_msg: WRITES,
  get_msg: { reads: true, level: 'message' },
  get_forward_msg: { reads: true, level: 'forward' },
  send_like: WRITES,
  set_group_kick: WRITES,
  set_group_ban: { defaults: { duration: 1800 } },
  set_group_anonymous_ban: WRITES,
  set_group_whole_ban: { defaults: { enable: true } },
  set_group_admin: { defaults: { enable: true } },
  set_group_anonymous: WRITES,
  set_group_card: WRITES,
  set_group_name: WRITES,
  set_group_leave: WRITES,
  set_group_special_title: WRITES,
  set_friend_add_request: WRITES,
  set_group_add_request: WRITES,
  get_login_info: READS,
  get_stranger_info: READS,
  get_friend_list: READS,
  get_group_info: READS,
  get_group_list: READS,
  get_group_member_info: READS,
  get_group_member_list: READS,
  get_group_honor_info: READS,
  get_cookies: READS,
  get_csrf_token: READS,
  get_credentials: READS,
  get_record: READS,
  get_image: READS,
  can_send_image: READS,
  can_send_record: READS,
  get_status: READS,
  get_version_info: READS,
  set_restart: WRITES,
  clean_cache: WRITES,
}

/** The names of the public actions, in the order of the standard. */
export const publicActions: readonly PublicActionName[] = Object.keys(
  publicRows,
) as PublicActionName[]
