import type { AnyEventName, EventOf } from '@cqhttp/core'
import { test } from 'vitest'
import type { lagrange } from '../src/lagrange.ts'

/** A payload as the implementation posts it, its message as the segments that core makes of it. */
declare function event<Name extends AnyEventName<typeof lagrange>>(
  payload: EventOf<Name, typeof lagrange>,
): void

test('every event has the type of its name, and no field more', () => {
  event<'message.private.friend'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'message',
    message_type: 'private',
    sub_type: 'friend',
    message_id: -1389101056,
    user_id: 10001001,
    message: [{ type: 'text', data: { text: 'hello' } }],
    raw_message: 'hello',
    font: 0,
    sender: { user_id: 10001001, nickname: 'Ann', sex: 'unknown' },
    target_id: 10001000,
    message_style: {
      bubble_id: 2000000,
      pendant_id: 0,
      font_id: 0,
      font_effect_id: 0,
      is_cs_font_effect_enabled: false,
      bubble_diy_text_id: 0,
    },
  })
  event<'message.private.group'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'message',
    message_type: 'private',
    sub_type: 'group',
    message_id: -1389101056,
    user_id: 10001001,
    message: [{ type: 'text', data: { text: 'hello' } }],
    raw_message: 'hello',
    font: 0,
    sender: { user_id: 10001001, nickname: 'Ann', sex: 'unknown' },
    target_id: 10001000,
    message_style: {
      bubble_id: 2000000,
      pendant_id: 0,
      font_id: 0,
      font_effect_id: 0,
      is_cs_font_effect_enabled: false,
      bubble_diy_text_id: 0,
    },
  })
  event<'message.group.normal'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'message',
    message_type: 'group',
    sub_type: 'normal',
    message_id: 1467613185,
    group_id: 20002000,
    user_id: 10001001,
    anonymous: null,
    message: [{ type: 'text', data: { text: 'ping' } }],
    raw_message: 'ping',
    font: 0,
    sender: {
      user_id: 10001001,
      nickname: 'Ann',
      card: 'Ann (ops)',
      sex: 'unknown',
      age: 0,
      area: '',
      level: '12',
      role: 'admin',
      title: '',
    },
    message_style: {
      bubble_id: 2000000,
      pendant_id: 0,
      font_id: 0,
      font_effect_id: 0,
      is_cs_font_effect_enabled: false,
      bubble_diy_text_id: 0,
    },
  })
  event<'message.group.normal'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'message',
    message_type: 'group',
    sub_type: 'normal',
    message_id: 1467613185,
    group_id: 20002000,
    user_id: 10001001,
    anonymous: null,
    message: [{ type: 'text', data: { text: 'ping' } }],
    raw_message: 'ping',
    font: 0,
    sender: {
      user_id: 10001001,
      nickname: 'Ann',
      card: 'Ann (ops)',
      sex: 'unknown',
      age: 0,
      area: '',
      level: '12',
      role: 'admin',
      title: '',
    },
    message_style: {
      bubble_id: 2000000,
      pendant_id: 0,
      font_id: 0,
      font_effect_id: 0,
      is_cs_font_effect_enabled: false,
      bubble_diy_text_id: 0,
    },
  })
  event<'notice.notify.poke'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'notify',
    sub_type: 'poke',
    sender_id: 10001001,
    user_id: 10001001,
    target_id: 10001000,
    action: '戳了戳',
    suffix: '',
    action_img_url: 'https://img.example/nudge.png',
  })
  event<'notice.notify.poke'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'notify',
    sub_type: 'poke',
    group_id: 20002000,
    user_id: 10001001,
    target_id: 10001000,
    action: '戳了戳',
    suffix: '',
    action_img_url: 'https://img.example/nudge.png',
  })
  event<'notice.reaction.add'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'reaction',
    group_id: 20002000,
    message_id: 1467613185,
    operator_id: 10001001,
    sub_type: 'add',
    code: '66',
    count: 1,
  })
  event<'notice.reaction.remove'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'reaction',
    group_id: 20002000,
    message_id: 1467613185,
    operator_id: 10001001,
    sub_type: 'remove',
    code: '66',
    count: 1,
  })
  event<'notice.group_name_change'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'group_name_change',
    group_id: 20002000,
    name: 'Ops room 2',
  })
  event<'notice.bot_online'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'bot_online',
    reason: 'Login',
  })
  event<'notice.bot_online'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'bot_online',
    reason: 'Reconnect',
  })
  event<'notice.bot_offline'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'bot_offline',
    tag: 'KickedOffline',
    message: 'logged in elsewhere',
  })
  event<'notice.offline_file'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'offline_file',
    user_id: 10001001,
    file: {
      id: 'uuid-1',
      name: 'plan.pdf',
      size: 34567,
      url: 'http://203.0.113.9/ftn/zz',
      hash: 'd41d8cd9',
    },
  })
  event<'notice.group_upload'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'group_upload',
    group_id: 20002000,
    user_id: 10001001,
    file: {
      id: '/a1b2',
      name: 'plan.pdf',
      size: 34567,
      busid: 0,
      url: 'http://203.0.113.9/ftn/zz',
    },
  })
  event<'notice.essence.add'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'essence',
    sub_type: 'add',
    group_id: 20002000,
    sender_id: 10001001,
    operator_id: 10001002,
    message_id: 1467613185,
  })
  event<'notice.essence.delete'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'essence',
    sub_type: 'delete',
    group_id: 20002000,
    sender_id: 10001001,
    operator_id: 10001002,
    message_id: 1467613185,
  })
  event<'notice.group_recall'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'group_recall',
    group_id: 20002000,
    user_id: 10001001,
    message_id: 1467613185,
    operator_id: 10001002,
    tip: '',
  })
  event<'notice.friend_recall'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'friend_recall',
    user_id: 10001001,
    message_id: -1389101056,
    tip: '',
  })
  event<'notice.group_ban.ban'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'group_ban',
    sub_type: 'ban',
    group_id: 20002000,
    operator_id: 10001002,
    user_id: 0,
    duration: -1,
  })
  event<'notice.group_decrease.disband'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'group_decrease',
    sub_type: 'disband',
    group_id: 20002000,
    operator_id: 10001002,
    user_id: 10001000,
  })
  event<'notice.friend_add'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'notice',
    notice_type: 'friend_add',
    user_id: 10001001,
  })
  event<'request.friend'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'request',
    request_type: 'friend',
    comment: 'hi',
    flag: 'u_AbCdEf',
    user_id: 10001001,
  })
  event<'request.group.add'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'request',
    request_type: 'group',
    comment: null,
    flag: '1720000000123456-20002000-1',
    sub_type: 'add',
    user_id: 10001001,
    group_id: 20002000,
    invitor_id: 0,
  })
  event<'request.group.invite'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'request',
    request_type: 'group',
    comment: null,
    flag: '1720000000123457-20002000-2-filtered',
    sub_type: 'invite',
    user_id: 10001001,
    group_id: 20002000,
    invitor_id: 10001001,
  })
  event<'meta_event.heartbeat'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'meta_event',
    meta_event_type: 'heartbeat',
    interval: 5000,
    status: { app_initialized: true, app_enabled: true, app_good: true, online: true, good: true },
  })
  event<'meta_event.lifecycle.connect'>({
    time: 1720000000,
    self_id: 10001000,
    post_type: 'meta_event',
    meta_event_type: 'lifecycle',
    sub_type: 'connect',
  })
})
