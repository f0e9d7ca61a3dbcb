/** Events as implementations post them, with as little as a bot needs. */
const base = { time: 1515204254, self_id: 10001000 }

export const privateMessage = {
  ...base,
  post_type: 'message',
  message_type: 'private',
  sub_type: 'friend',
  message_id: 12,
  user_id: 12345678,
  message: 'hi',
  raw_message: 'hi',
  font: 456,
  sender: { user_id: 12345678, nickname: '小不点' },
}

export const groupMessage = {
  ...privateMessage,
  message_type: 'group',
  sub_type: 'normal',
  group_id: 87654321,
  anonymous: null,
}

export const discussMessage = { ...privateMessage, message_type: 'discuss', discuss_id: 5 }

export const groupIncrease = {
  ...base,
  post_type: 'notice',
  notice_type: 'group_increase',
  sub_type: 'approve',
  group_id: 87654321,
  operator_id: 10000000,
  user_id: 12345678,
}

export const friendRequest = {
  ...base,
  post_type: 'request',
  request_type: 'friend',
  user_id: 12345678,
  comment: 'hello',
  flag: '12345678',
}

export const heartbeat = {
  ...base,
  post_type: 'meta_event',
  meta_event_type: 'heartbeat',
  status: { online: true, good: true },
  interval: 5000,
}
