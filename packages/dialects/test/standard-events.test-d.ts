import type { AnyEventName, EventOf } from '@cqhttp/core'
import { test } from 'vitest'

/** A payload as posted, its message as the segments that core makes of it; fields may come on top.
 * Left out are `sender.name` of onebots and `sender.sex` of Gensokyo, which is '0'. */
declare function event<Name extends AnyEventName>(): <Payload extends EventOf<Name>>(
  payload: Payload,
) => void

test('the events of the standard have the types of their names', () => {
  event<'message.private.friend'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'message',
    message_type: 'private',
    sub_type: 'friend',
    message_id: 1001,
    user_id: 10001001,
    message: [{ type: 'text', data: { text: 'hello' } }],
    raw_message: 'hello',
    font: 0,
    sender: { user_id: 10001001, nickname: 'Ann', sex: 'female', age: 24 },
  })
  event<'message.private.group'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'message',
    message_type: 'private',
    sub_type: 'group',
    message_id: 1001,
    user_id: 10001001,
    message: [{ type: 'text', data: { text: 'hello' } }],
    raw_message: 'hello',
    font: 0,
    sender: { user_id: 10001001, nickname: 'Ann', sex: 'female', age: 24 },
  })
  event<'message.private.other'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'message',
    message_type: 'private',
    sub_type: 'other',
    message_id: 1001,
    user_id: 10001001,
    message: [{ type: 'text', data: { text: 'hello' } }],
    raw_message: 'hello',
    font: 0,
    sender: { user_id: 10001001, nickname: 'Ann', sex: 'female', age: 24 },
  })
  event<'message.group.normal'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'message',
    message_type: 'group',
    sub_type: 'normal',
    message_id: 1002,
    group_id: 20002000,
    user_id: 10001001,
    anonymous: null,
    message: [{ type: 'text', data: { text: '[CQ:at,qq=10001000] hello &amp; welcome' } }],
    raw_message: '[CQ:at,qq=10001000] hello &amp; welcome',
    font: 0,
    sender: {
      user_id: 10001001,
      nickname: 'Ann',
      card: 'Ann (ops)',
      sex: 'female',
      age: 24,
      area: 'Paris',
      level: '12',
      role: 'member',
      title: 'regular',
    },
  })
  event<'message.group.normal'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'message',
    message_type: 'group',
    sub_type: 'normal',
    message_id: 1002,
    group_id: 20002000,
    user_id: 10001001,
    anonymous: null,
    message: [
      { type: 'at', data: { qq: '10001000' } },
      { type: 'text', data: { text: ' hello & welcome' } },
    ],
    raw_message: '[CQ:at,qq=10001000] hello &amp; welcome',
    font: 0,
    sender: {
      user_id: 10001001,
      nickname: 'Ann',
      card: 'Ann (ops)',
      sex: 'female',
      age: 24,
      area: 'Paris',
      level: '12',
      role: 'member',
      title: 'regular',
    },
  })
  event<'message.group.anonymous'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'message',
    message_type: 'group',
    sub_type: 'anonymous',
    message_id: 1002,
    group_id: 20002000,
    user_id: 80000000,
    anonymous: { id: 1234567, name: 'Mask', flag: 'anon-flag-abc' },
    message: [{ type: 'text', data: { text: '[CQ:at,qq=10001000] hello &amp; welcome' } }],
    raw_message: '[CQ:at,qq=10001000] hello &amp; welcome',
    font: 0,
    sender: {
      user_id: 80000000,
      nickname: 'Mask',
      card: '',
      sex: 'unknown',
      age: 0,
      area: '',
      level: '',
      role: 'member',
      title: '',
    },
  })
  event<'message.group.notice'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'message',
    message_type: 'group',
    sub_type: 'notice',
    message_id: 1002,
    group_id: 20002000,
    user_id: 10001001,
    anonymous: null,
    message: [{ type: 'text', data: { text: 'Ann joined the group' } }],
    raw_message: 'Ann joined the group',
    font: 0,
    sender: {
      user_id: 10001001,
      nickname: 'Ann',
      card: 'Ann (ops)',
      sex: 'female',
      age: 24,
      area: 'Paris',
      level: '12',
      role: 'member',
      title: 'regular',
    },
  })
  event<'notice.group_upload'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'group_upload',
    group_id: 20002000,
    user_id: 10001001,
    file: { id: '/a1b2c3d4-file', name: 'plan.pdf', size: 34567, busid: 102 },
  })
  event<'notice.group_admin.set'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'group_admin',
    sub_type: 'set',
    group_id: 20002000,
    user_id: 10001001,
  })
  event<'notice.group_admin.unset'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'group_admin',
    sub_type: 'unset',
    group_id: 20002000,
    user_id: 10001001,
  })
  event<'notice.group_decrease.leave'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'group_decrease',
    sub_type: 'leave',
    group_id: 20002000,
    operator_id: 10001001,
    user_id: 10001001,
  })
  event<'notice.group_decrease.kick'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'group_decrease',
    sub_type: 'kick',
    group_id: 20002000,
    operator_id: 10001002,
    user_id: 10001001,
  })
  event<'notice.group_decrease.kick_me'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'group_decrease',
    sub_type: 'kick_me',
    group_id: 20002000,
    operator_id: 10001002,
    user_id: 10001000,
  })
  event<'notice.group_increase.approve'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'group_increase',
    sub_type: 'approve',
    group_id: 20002000,
    operator_id: 10001002,
    user_id: 10001001,
  })
  event<'notice.group_increase.invite'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'group_increase',
    sub_type: 'invite',
    group_id: 20002000,
    operator_id: 10001002,
    user_id: 10001001,
  })
  event<'notice.group_ban.ban'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'group_ban',
    sub_type: 'ban',
    group_id: 20002000,
    operator_id: 10001002,
    user_id: 10001001,
    duration: 600,
  })
  event<'notice.group_ban.lift_ban'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'group_ban',
    sub_type: 'lift_ban',
    group_id: 20002000,
    operator_id: 10001002,
    user_id: 10001001,
    duration: 0,
  })
  event<'notice.friend_add'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'friend_add',
    user_id: 10001001,
  })
  event<'notice.group_recall'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'group_recall',
    group_id: 20002000,
    user_id: 10001001,
    operator_id: 10001002,
    message_id: 1002,
  })
  event<'notice.friend_recall'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'friend_recall',
    user_id: 10001001,
    message_id: 1001,
  })
  event<'notice.notify.poke'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'notify',
    sub_type: 'poke',
    group_id: 20002000,
    user_id: 10001001,
    target_id: 10001000,
  })
  event<'notice.notify.lucky_king'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'notify',
    sub_type: 'lucky_king',
    group_id: 20002000,
    user_id: 10001001,
    target_id: 10001002,
  })
  event<'notice.notify.honor'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'notify',
    sub_type: 'honor',
    group_id: 20002000,
    honor_type: 'talkative',
    user_id: 10001001,
  })
  event<'notice.notify.honor'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'notify',
    sub_type: 'honor',
    group_id: 20002000,
    honor_type: 'performer',
    user_id: 10001001,
  })
  event<'notice.notify.honor'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'notify',
    sub_type: 'honor',
    group_id: 20002000,
    honor_type: 'emotion',
    user_id: 10001001,
  })
  event<'request.friend'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'request',
    request_type: 'friend',
    user_id: 10001001,
    comment: 'hi, from the forum',
    flag: 'friend-flag-1',
  })
  event<'request.group.add'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'request',
    request_type: 'group',
    sub_type: 'add',
    group_id: 20002000,
    user_id: 10001001,
    comment: 'please let me in',
    flag: 'group-flag-add',
  })
  event<'request.group.invite'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'request',
    request_type: 'group',
    sub_type: 'invite',
    group_id: 20002000,
    user_id: 10001001,
    comment: '',
    flag: 'group-flag-invite',
  })
  event<'meta_event.lifecycle.enable'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'meta_event',
    meta_event_type: 'lifecycle',
    sub_type: 'enable',
  })
  event<'meta_event.lifecycle.disable'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'meta_event',
    meta_event_type: 'lifecycle',
    sub_type: 'disable',
  })
  event<'meta_event.lifecycle.connect'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'meta_event',
    meta_event_type: 'lifecycle',
    sub_type: 'connect',
  })
  event<'meta_event.heartbeat'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'meta_event',
    meta_event_type: 'heartbeat',
    status: { online: true, good: true },
    interval: 5000,
  })
})

test('the events of CQHTTP 4 have the types of their names', () => {
  event<'message.private.discuss'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'message',
    message_type: 'private',
    sub_type: 'discuss',
    message_id: 1001,
    user_id: 10001001,
    message: [{ type: 'text', data: { text: 'hello' } }],
    raw_message: 'hello',
    font: 1599688,
    sender: { user_id: 10001001, nickname: 'Ann', sex: 'female', age: 24 },
  })
  event<'message.discuss'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'message',
    message_type: 'discuss',
    discuss_id: 30003000,
    message_id: 1001,
    user_id: 10001001,
    message: [{ type: 'text', data: { text: 'hello' } }],
    raw_message: 'hello',
    font: 1599688,
    sender: { user_id: 10001001, nickname: 'Ann', sex: 'female', age: 24 },
  })
  event<'meta_event.lifecycle.connect'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'meta_event',
    meta_event_type: 'lifecycle',
    sub_type: 'connect',
    _post_method: 2,
  })
  event<'meta_event.heartbeat'>()({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'meta_event',
    meta_event_type: 'heartbeat',
    status: {
      app_initialized: true,
      app_enabled: true,
      plugins_good: {
        async_actions: true,
        backward_compatibility: true,
        default_config_generator: true,
        event_data_patcher: true,
        event_filter: true,
        experimental_actions: true,
        extension_loader: true,
        heartbeat_generator: true,
        http: true,
        iconv: true,
        loggers: true,
        message_enhancer: true,
        post_message_formatter: true,
        rate_limited_actions: true,
        restarter: true,
        updater: true,
        websocket: true,
        websocket_reverse: true,
        worker_pool_resizer: true,
      },
      app_good: true,
      online: true,
      good: true,
    },
    interval: 15000,
  })
})

test('the events of onebots have the types of their names', () => {
  event<'message.group.normal'>()({
    time: 1720000000,
    self_id: 48123456789,
    post_type: 'message',
    message_type: 'group',
    sub_type: 'normal',
    message_id: 73456789012,
    user_id: 51234567890,
    message: [{ type: 'text', data: { text: 'ping' } }],
    raw_message: 'ping',
    font: 0,
    sender: { user_id: 51234567890, nickname: 'Ann' },
    group_id: 92345678901,
  })
  // @ts-expect-error -- in onebots a direct message may come as one of a group that is missing
  event<'message.group.normal'>()({
    time: 1720000000,
    self_id: 48123456789,
    post_type: 'message',
    message_type: 'group',
    sub_type: 'normal',
    message_id: 73456789013,
    user_id: 51234567890,
    message: [{ type: 'text', data: { text: 'ping' } }],
    raw_message: 'ping',
    font: 0,
    sender: { user_id: 51234567890, nickname: 'Ann' },
  })
  event<'message.private.friend'>()({
    time: 1720000000,
    self_id: 48123456789,
    post_type: 'message',
    message_type: 'private',
    sub_type: 'friend',
    message_id: 73456789014,
    user_id: 51234567890,
    message: [{ type: 'text', data: { text: 'hello' } }],
    raw_message: 'hello',
    font: 0,
    sender: { user_id: 51234567890, nickname: 'Ann' },
  })
  event<'notice.group_increase'>()({
    time: 1720000000,
    self_id: 48123456789,
    post_type: 'notice',
    notice_type: 'group_increase',
    user_id: 51234567890,
    group_id: 92345678901,
  })
  event<'request.friend'>()({
    time: 1720000000,
    self_id: 48123456789,
    post_type: 'request',
    request_type: 'friend',
    user_id: 51234567890,
    comment: '',
    flag: 'f1',
  })
  event<'request.group'>()({
    time: 1720000000,
    self_id: 48123456789,
    post_type: 'request',
    request_type: 'group',
    user_id: 51234567890,
    comment: '',
    flag: 'g1',
    group_id: 92345678901,
  })
  event<'meta_event.heartbeat'>()({
    time: 1720000000,
    self_id: 48123456789,
    post_type: 'meta_event',
    meta_event_type: 'heartbeat',
    status: { online: true, good: true },
    interval: 5000,
  })
})

test('the events of Gensokyo have the types of their names', () => {
  event<'message.group.normal'>()({
    raw_message: 'ping',
    message_id: 105,
    group_id: 2,
    message_type: 'group',
    post_type: 'message',
    self_id: 10001000,
    sender: { nickname: '', tiny_id: '', user_id: 3, role: 'member', area: '0', level: '0' },
    sub_type: 'normal',
    time: 1720000000,
    avatar: 'https://q.example/avatar',
    message: [{ type: 'text', data: { text: 'ping' } }],
    message_seq: 0,
    font: 0,
    user_id: 3,
    real_message_type: 'group',
    real_user_id: 'B1C2D3E4F5A6B7C8D9E0F1A2B3C4D5E6',
    real_group_id: 'A0B1C2D3E4F5A6B7C8D9E0F1A2B3C4D5',
  })
  event<'message.group.normal'>()({
    raw_message: 'ping',
    message_id: 'ROBOT1.0_abc',
    group_id: 'A0B1C2D3E4F5A6B7C8D9E0F1A2B3C4D5',
    message_type: 'group',
    post_type: 'message',
    self_id: 10001000,
    sender: { nickname: '', tiny_id: '', user_id: 3, role: 'member', area: '0', level: '0' },
    sub_type: 'normal',
    time: 1720000000,
    message: [{ type: 'text', data: { text: 'ping' } }],
    message_seq: 0,
    font: 0,
    user_id: 'B1C2D3E4F5A6B7C8D9E0F1A2B3C4D5E6',
  })
  // @ts-expect-error -- no dialect has this name
  event<'notice.interaction.create'>()
  // @ts-expect-error -- no dialect has this name
  event<'notice.group_receive.create'>()
  // @ts-expect-error -- no dialect has this name
  event<'notice.group_reject.create'>()
})
