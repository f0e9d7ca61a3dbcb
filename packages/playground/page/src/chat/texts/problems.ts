export const problemsEn = {
  'problem.dismiss': 'Dismiss',
  'problem.muted': '{name} is muted in this group for another {time}.',
  'problem.wholeBan':
    'Everybody is muted in this group: only the owner and administrators can speak.',
  'problem.noAnonymous': 'Anonymous chat is switched off in this group.',
  'problem.maskMuted': 'This mask is muted in the group.',
  'problem.tooLate': 'The message is older than two minutes and cannot be recalled.',
  'problem.recalled': 'The message was recalled before.',
  'problem.notMember': '{name} is not in this group.',
  'problem.image.type': '“{name}” is not a picture.',
  'problem.image.size': '“{name}” is larger than 8 MB.',
  'problem.image.total': 'The pictures of one message may be 16 MB in total: “{name}” is too much.',
  'problem.image.read': '“{name}” cannot be read.',
} as const

export const problemsZh: Record<keyof typeof problemsEn, string> = {
  'problem.dismiss': '关闭提示',
  'problem.muted': '{name} 已被禁言，剩余 {time}。',
  'problem.wholeBan': '全员禁言中，仅群主和管理员可以发言。',
  'problem.noAnonymous': '本群未开启匿名聊天。',
  'problem.maskMuted': '该匿名身份已被禁言。',
  'problem.tooLate': '消息发出已超过两分钟，不能撤回。',
  'problem.recalled': '该消息已被撤回。',
  'problem.notMember': '{name} 不在本群中。',
  'problem.image.type': '“{name}”不是图片。',
  'problem.image.size': '“{name}”超过 8 MB。',
  'problem.image.total': '一条消息中的图片合计不能超过 16 MB,“{name}”放不下了。',
  'problem.image.read': '无法读取“{name}”。',
}
