import { type ActionCall, CQHttp, type Dialect, publicActions, segment } from '@cqhttp/core'
import { describe, expect, test } from 'vitest'
import { goCqhttp } from '../src/go-cqhttp.ts'
import { lagrange } from '../src/lagrange.ts'
import { llbot } from '../src/llbot.ts'
import { napcat } from '../src/napcat.ts'
import { snowluma } from '../src/snowluma.ts'

const dialects: Record<string, Dialect> = { napcat, llbot, lagrange, goCqhttp, snowluma }

function readsOf({ actions }: Dialect): string[] {
  return Object.keys(actions).filter((action) => actions[action]?.reads)
}

test('no dialect repeats the rows of the standard', () => {
  const standard = new Set<string>([...publicActions, '.handle_quick_operation'])
  for (const { actions } of Object.values(dialects)) {
    expect(Object.keys(actions).filter((action) => standard.has(action))).toEqual([])
  }
})

describe('reads', () => {
  test('have names of which none says that it changes something', () => {
    const changes =
      /^[._]*(?:set|unset|delete|del|add|create|send_(?!ark_share|group_ark_share)|upload|move|rename|mark|cancel|complete|click|like|unlike|comment|do|batch|forward|friend_poke|group_poke|bot_exit|clean|receive|refuse|download|modify|update|reload|reshare|request|trans_|join|test)/
    const wrong = Object.values(dialects).flatMap((dialect) =>
      readsOf(dialect).filter((name) => changes.test(name)),
    )
    expect(wrong).toEqual([])
  })

  test('are those that begin with get_, and those without', () => {
    const others = new Set(
      Object.values(dialects)
        .flatMap(readsOf)
        .filter((name) => !name.startsWith('get_')),
    )
    expect([...others].toSorted()).toEqual(
      [
        '.get_word_slices',
        '.ocr_image',
        'ArkShareGroup',
        'ArkSharePeer',
        '_get_group_notice',
        '_get_model_show',
        'check_url_safely',
        'fetch_custom_face',
        'fetch_custom_face_detail',
        'fetch_emoji_like',
        'fetch_mface_key',
        'fetch_ptt_text',
        'nc_get_packet_status',
        'nc_get_rkey',
        'nc_get_user_status',
        'ocr_image',
        'qidian_get_account_info',
        'scan_qrcode',
        'send_ark_share',
        'send_group_ark_share',
        'share_group_ex',
        'share_peer',
        'translate_en2zh',
        'voice_msg_to_text',
      ].toSorted(),
    )
  })

  test('are not those that take events away, or speak', () => {
    const others = Object.values(dialects).flatMap(({ actions }) =>
      Object.keys(actions).filter((name) => name.startsWith('get_') && !actions[name]?.reads),
    )
    expect([...new Set(others)].toSorted()).toEqual([
      'get_ai_record',
      'get_event',
      'get_fileset_info',
      'get_flash_file_list',
      'get_flash_file_url',
      'get_share_link',
      'get_updates',
    ])
    expect(snowluma.actions['get_flash_file_list']?.reads).toBeUndefined()
    expect(napcat.actions['get_flash_file_list']?.reads).toBe(true)
  })
})

describe('a bot that uses a dialect', () => {
  function record(...used: Dialect[]) {
    const calls: ActionCall[] = []
    const bot = new CQHttp({
      secret: false,
      transport: async (call) => {
        calls.push(call)
        return { status: 'ok', retcode: 0, data: null }
      },
    })
    bot.use(...used)
    return { bot: bot as CQHttp & Record<string, (params?: object) => Promise<unknown>>, calls }
  }

  test.each(Object.entries(dialects))('of %s has a method for each action', async (_, dialect) => {
    const { bot, calls } = record(dialect)
    const actions = Object.keys(dialect.actions)
    for (const action of actions) await bot[action]?.({})
    expect(calls.map(({ action }) => action)).toEqual(actions)
    expect(calls.filter(({ reads }) => reads).map(({ action }) => action)).toEqual(readsOf(dialect))
  })

  test('sends what is a message as segments', async () => {
    const { bot, calls } = record(snowluma, goCqhttp)
    const node = segment.custom('node', { user_id: 1, nickname: 'Ann', content: '[CQ:at,qq=all]' })
    await bot['upload_forward_msg']?.({ messages: [node] })
    await bot['send_guild_channel_msg']?.({ guild_id: '1', channel_id: '2', message: '[x]' })
    await bot.callAction('set_group_kick', { group_id: 1, user_id: 2, message: '[x]' } as never)
    expect(calls[0]?.params).toMatchObject({
      messages: [{ data: { content: [{ type: 'text', data: { text: '[CQ:at,qq=all]' } }] } }],
    })
    expect(calls[1]?.params).toMatchObject({ message: [{ type: 'text', data: { text: '[x]' } }] })
    expect(calls[2]?.params).toMatchObject({ message: '[x]' })
  })
})
