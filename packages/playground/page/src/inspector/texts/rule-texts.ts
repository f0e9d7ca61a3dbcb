/** The rules of the profiles, by the codes under which the sandbox notes them. */
export const rulesEn = {
  'rule.post.resent': 'No response came, so the event was posted again.',
  'rule.response.ignored': 'Responses are not read at all.',
  'rule.response.status': 'With this status the body is not read.',
  'rule.response.any-status': 'The body is read although the status is not a success.',
  'rule.response.unreadable': 'The body could not be read.',
  'rule.response.content-type': 'Only a body of type application/json is read.',
  'rule.response.no-object': 'The body is not a JSON object, so there is nothing to carry out.',
  'rule.response.decoded-by-chunk':
    'Each piece of the body is decoded by itself: characters at the borders are garbled.',
  'rule.operation.no-such-event': 'This kind of event allows no quick operation.',
  'rule.operation.ignored': 'A field of the quick operation is ignored.',
  'rule.operation.quotes': 'The reply quotes the message by itself.',
  'rule.operation.joins-json':
    'The mention is put before the text by joining unescaped JSON: quotes and backslashes garble it.',
  'rule.operation.no-mention': 'A reply of a single segment gets no mention.',
  'rule.quick-operation.stripped':
    '.handle_quick_operation loses flag and request_type on the way: nothing happens.',
  'rule.action.default': 'A parameter that was left out has another default here.',
  'rule.action.odd-answer': 'This action answers in its own way.',
  'rule.api.envelope': 'The action was taken from the body.',
  'rule.api.query-wins': 'Parameters in the address override those in the body.',
  'rule.api.decoded-by-chunk':
    'Each piece of the body is decoded by itself: characters at the borders are garbled.',
  'rule.api.plus': 'A plus sign in a form stays a plus sign.',
  'rule.api.body-ignored': 'A body of this content type is ignored.',
  'rule.api.hang': 'This is never answered.',
  'rule.api.no-echo':
    'The answer has no echo, so the bot cannot tell which call it belongs to, and waits in vain.',
  'rule.message.unreadable-media':
    'A picture, sound or film is named by a path, and the implementation has no such file.',
  'rule.forward.upload-only': 'send_forward_msg only uploads the record: nothing is sent.',
} as const

export const rulesZh: Record<keyof typeof rulesEn, string> = {
  'rule.post.resent': '没有收到响应，因此重新上报。',
  'rule.response.ignored': '完全不读取响应。',
  'rule.response.status': '这种状态码的响应正文不会被读取。',
  'rule.response.any-status': '状态码不是成功，但正文仍会被读取。',
  'rule.response.unreadable': '正文无法解析。',
  'rule.response.content-type': '只读取类型为 application/json 的响应正文。',
  'rule.response.no-object': '正文不是 JSON 对象，没有可执行的操作。',
  'rule.response.decoded-by-chunk': '正文分块解码，块边界上的字符会变成乱码。',
  'rule.operation.no-such-event': '这类事件不支持快速操作。',
  'rule.operation.ignored': '快速操作里有字段被忽略。',
  'rule.operation.quotes': '回复会自动引用原消息。',
  'rule.operation.joins-json': '@ 是用未转义的 JSON 拼到文字前面的：引号和反斜杠会出错。',
  'rule.operation.no-mention': '只有一个消息段的回复不会加上 @。',
  'rule.quick-operation.stripped':
    '.handle_quick_operation 会丢掉 flag 和 request_type，因此什么也不会发生。',
  'rule.action.default': '省略的参数在这里有不同的默认值。',
  'rule.action.odd-answer': '这个动作的应答格式与众不同。',
  'rule.api.envelope': '动作名取自正文。',
  'rule.api.query-wins': '地址里的参数优先于正文里的参数。',
  'rule.api.decoded-by-chunk': '正文分块解码，块边界上的字符会变成乱码。',
  'rule.api.plus': '表单里的加号不会变成空格。',
  'rule.api.body-ignored': '这种内容类型的正文会被忽略。',
  'rule.api.hang': '对此完全没有应答。',
  'rule.api.no-echo': '应答里没有 echo，机器人认不出它属于哪次调用，只能白等。',
  'rule.message.unreadable-media': '图片、语音或视频写成了路径，而实现那边没有这个文件。',
  'rule.forward.upload-only': 'send_forward_msg 只上传合并转发，并不发送。',
}
