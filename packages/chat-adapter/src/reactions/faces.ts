/**
 * The faces of QQ that have an emoji of the same meaning, by their ids: what a reaction is made of,
 * and what a face is read as.
 *
 * @see https://bot.q.qq.com/wiki/develop/api-v2/openapi/emoji/model.html
 */
const EMOJI_OF_FACE: Readonly<Record<string, string>> = {
  '4': '😎',
  '5': '😢',
  '8': '😴',
  '9': '😭',
  '10': '😅',
  '11': '😡',
  '12': '😜',
  '13': '😁',
  '14': '🙂',
  '16': '😎',
  '21': '🥰',
  '26': '😱',
  '27': '😓',
  '28': '😄',
  '30': '💪',
  '32': '❓',
  '33': '🤫',
  '34': '😵',
  '39': '👋',
  '42': '💕',
  '49': '🤗',
  '53': '🎂',
  '60': '☕',
  '63': '🌹',
  '66': '❤️',
  '74': '☀️',
  '75': '🌙',
  '76': '👍',
  '77': '👎',
  '78': '🤝',
  '79': '✌️',
  '85': '😘',
  '89': '🍉',
  '96': '😰',
  '99': '👏',
  '101': '😏',
  '104': '🥱',
  '106': '🥺',
  '118': '🙏',
  '120': '✊',
  '122': '🤟',
  '123': '🙅',
  '124': '👌',
  '129': '👋',
  '144': '🎉',
  '171': '🍵',
  '173': '😭',
  '174': '🤷',
  '179': '🐶',
  '180': '😮',
  '182': '😂',
  '201': '👍',
  '203': '🤔',
  '212': '🤔',
  '227': '👏',
  '262': '🤯',
  '264': '🤦',
  '268': '🤨',
  '269': '👀',
  '271': '🍿',
  '277': '🐶',
  '281': '🤣',
  '282': '🫡',
  '284': '😐',
  '289': '👀',
  '290': '💓',
  '299': '🐮',
  '307': '🐱',
  '314': '🧐',
  '315': '💪',
  '319': '🫰',
  '320': '🎉',
  '322': '🙅',
  '326': '😠',
}

/** The faces that stand for the well-known names of the Chat SDK; a reaction with them always shows. */
const FACE_OF_NAME: Readonly<Record<string, string>> = {
  thumbs_up: '76',
  thumbs_down: '77',
  clap: '99',
  wave: '129',
  pray: '118',
  muscle: '315',
  ok_hand: '124',
  shrug: '174',
  facepalm: '264',
  heart: '66',
  smile: '14',
  laugh: '182',
  thinking: '212',
  sad: '5',
  cry: '9',
  angry: '326',
  cool: '16',
  wink: '12',
  surprised: '180',
  worried: '96',
  neutral: '284',
  sleeping: '8',
  mind_blown: '262',
  hug: '49',
  question: '32',
  eyes: '289',
  party: '320',
  coffee: '60',
  sun: '74',
}

const NAME_OF_FACE = new Map(Object.entries(FACE_OF_NAME).map(([name, id]) => [id, name]))

/** The ids of faces are below this number; above are the code points of emoji. */
const FACES = 1000

/** What a face in a message is read as: its emoji, or `[表情]`. */
export function nameOfFace(id: string): string {
  return Object.hasOwn(EMOJI_OF_FACE, id) ? (EMOJI_OF_FACE[id] ?? '[表情]') : '[表情]'
}

/**
 * The id that QQ knows a reaction by: of a face for the names that have one, else the code point of
 * the emoji.
 *
 * @param emoji A well-known name, an emoji, or the id of a face.
 * @param toEmoji Gives the emoji of a well-known name, and any other text as it is.
 * @throws TypeError when it is none of these.
 */
export function toReactionId(emoji: string, toEmoji: (name: string) => string): string {
  if (/^\d{1,7}$/.test(emoji)) return emoji
  if (Object.hasOwn(FACE_OF_NAME, emoji)) return FACE_OF_NAME[emoji] ?? ''
  const text = toEmoji(emoji)
  const point = text.codePointAt(0) ?? 0
  if (/^\p{Emoji}/u.test(text) && point >= FACES) return String(point)
  throw new TypeError(
    'a reaction must be an emoji, one of the names of the Chat SDK, or the id of a QQ face, ' +
      `but it is ${JSON.stringify(emoji.slice(0, 50))}`,
  )
}

/** The well-known name or the emoji of a reaction. */
export function fromReactionId(id: string): { name: string | undefined; emoji: string } {
  const name = NAME_OF_FACE.get(id)
  if (Number(id) >= FACES && Number(id) <= 0x10ffff) {
    return { name, emoji: String.fromCodePoint(Number(id)) }
  }
  return { name, emoji: Object.hasOwn(EMOJI_OF_FACE, id) ? (EMOJI_OF_FACE[id] ?? id) : id }
}
