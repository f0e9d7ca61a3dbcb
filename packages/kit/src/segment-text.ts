/** Cards are texts of senders; nobody else's is longer. */
const LONGEST_CARD = 100_000

/** What stands for a segment in a text: the words of a text, `@name`, `[图片]`, `[文件 a.pdf]`. */
export function segmentText({ type, data }: { type: string; data: object }): string {
  const fields = data as Readonly<Record<string, unknown>>
  const read = (...names: string[]): string => {
    for (const name of names) {
      const value = fields[name]
      if (typeof value === 'string' && value !== '') return value
      if (typeof value === 'number') return String(value)
    }
    return ''
  }
  const mark = (...parts: string[]): string => `[${parts.filter(Boolean).join(' ')}]`
  switch (type) {
    case 'text':
      return read('text')
    case 'at': {
      const user = read('qq')
      return `@${user === 'all' ? '全体成员' : read('name') || user}`
    }
    case 'markdown':
      return read('content')
    case 'face':
      return mark('表情', faceName(fields['raw']) || read('id'))
    case 'image':
      return stripMark(read('summary')) || mark('图片')
    case 'mface':
      return stripMark(read('summary')) || mark('表情')
    case 'file':
    case 'onlinefile':
      return mark('文件', read('name', 'file_name', 'fileName', 'file'))
    case 'dice':
    case 'rps':
      return mark(type === 'dice' ? '骰子' : '猜拳', read('result', 'value'))
    case 'share':
    case 'music':
      return mark(type === 'share' ? '链接' : '音乐', read('title'), read('url') || read('id'))
    case 'location':
      return mark('位置', read('title'), read('content'), `${read('lat')},${read('lon')}`)
    case 'contact':
      return mark(read('type') === 'group' ? '推荐群' : '推荐好友', read('id'))
    case 'json':
    case 'miniapp':
      return cardTitle(read('data')) || mark('卡片')
    case 'emoji': {
      const code = Number(read('id'))
      const isCharacter = Number.isInteger(code) && code > 0 && code <= 0x10_ffff
      return isCharacter ? String.fromCodePoint(code).toWellFormed() : mark('表情')
    }
    case 'flash_file':
    case 'redbag':
      return mark(NAMES[type] ?? type, read('title'))
    default:
      return mark(NAMES[type] ?? type)
  }
}

const NAMES: Readonly<Record<string, string>> = {
  record: '语音',
  video: '视频',
  forward: '合并转发',
  node: '合并转发',
  longmsg: '长消息',
  xml: '卡片',
  poke: '戳一戳',
  shake: '窗口抖动',
  flash_file: '闪传文件',
  flashtransfer: '闪传文件',
  redbag: '红包',
  keyboard: '按钮',
  anonymous: '匿名',
}

/** A mark that an implementation made, such as `[动画表情]`, if it is one. */
function stripMark(summary: string): string {
  return /^\[[^[\]]{1,30}\]$/.test(summary) ? summary : ''
}

/** NapCat tells how QQ writes the face: `/微笑`. */
function faceName(raw: unknown): string {
  const { faceText } = (raw ?? {}) as { faceText?: unknown }
  return typeof faceText === 'string' ? faceText.replace(/^[/[]|\]$/g, '') : ''
}

/** What QQ shows of a card in a list of chats: `[QQ小程序]哔哩哔哩`. */
function cardTitle(json: string): string {
  if (json.length > LONGEST_CARD) return ''
  try {
    const { prompt } = JSON.parse(json) as { prompt?: unknown }
    return typeof prompt === 'string' ? prompt : ''
  } catch {
    return ''
  }
}
