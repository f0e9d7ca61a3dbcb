export {
  askAppName,
  askImplementation,
  type Implementation,
  toImplementation,
} from '../api/implementation.ts'

/** What is wrong between an implementation and the bot: a sentence, and what to do about it. */
export interface Wiring {
  /** What is wrong; `{name}` stands for a value. */
  readonly title: string
  /** What to do about it; `{name}` stands for a value. */
  readonly fix: string
}

const URL_FIELD =
  '(NapCat, SnowLuma: httpClients; LLBot: HTTP POST; go-cqhttp: http.post; onebots: http_reverse; ' +
  'Lagrange: HttpPost).'
const SECRET_FIELD = '(NapCat, LLBot: token; SnowLuma: accessToken; others: secret).'

/** What has words. */
export type WiringCode =
  | 'websocket'
  | 'wrong-path'
  | 'wrong-method'
  | 'signature-missing'
  | 'signature-wrong'

/** The words: the log of the bot and the page of the sandbox say the same. */
export const wiring: Readonly<Record<WiringCode, Wiring>> = {
  websocket: {
    title: 'A WebSocket was to be opened at {path}',
    fix: `This server takes HTTP POST only: set the bot's URL there ${URL_FIELD}`,
  },
  'wrong-path': {
    title: 'The bot has nothing at {path} (404)',
    fix: `Its option path (default /) and the path of the post URL must be equal ${URL_FIELD}`,
  },
  'wrong-method': {
    title: 'The bot does not accept {method} at {path} (405)',
    fix: `Events come by HTTP POST ${URL_FIELD}`,
  },
  'signature-missing': {
    title: 'The bot refuses events without a valid signature ({status})',
    fix: `Set its secret in the implementation ${SECRET_FIELD}`,
  },
  'signature-wrong': {
    title: 'The bot has another secret ({status})',
    fix: `Set the same text in the implementation, without quotes or spaces around it ${SECRET_FIELD}`,
  },
}

/** The words for a code of {@link wiring}; any other hint is what is to be said. */
export function sayWiring(hint: string, values: Values): string {
  const words = (wiring as Record<string, Wiring | undefined>)[hint]
  return words === undefined ? hint : fillIn(`${words.title}. ${words.fix}`, values)
}

type Values = Readonly<Record<string, string | number>>

/** Replaces each `{name}` in a text by the value of this name; one without a value stays. */
export function fillIn(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
