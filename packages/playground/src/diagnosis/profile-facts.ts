import type { ProfileName } from '@cqhttp/sandbox'

/** What is special about an implementation, as a bot sees it. Times are in seconds. */
export interface ProfileFacts {
  /** Its name as it writes it. */
  name: string
  /** How long it waits for a response; undefined for ever. */
  timeout: number | undefined
  resends: number
  ignoresResponses: boolean
  oneByOne: boolean
  format: 'string' | 'array'
}

/** What the page says of each; a test compares it with the profiles themselves. */
export const profileFacts: Record<ProfileName, ProfileFacts> = {
  standard: {
    name: 'OneBot 11',
    timeout: undefined,
    resends: 0,
    ignoresResponses: false,
    oneByOne: true,
    format: 'string',
  },
  napcat: {
    name: 'NapCat',
    timeout: undefined,
    resends: 0,
    ignoresResponses: false,
    oneByOne: false,
    format: 'array',
  },
  llbot: {
    name: 'LLBot',
    timeout: 300,
    resends: 0,
    ignoresResponses: false,
    oneByOne: false,
    format: 'array',
  },
  lagrange: {
    name: 'Lagrange',
    timeout: 100,
    resends: 0,
    ignoresResponses: true,
    oneByOne: false,
    format: 'array',
  },
  'go-cqhttp': {
    name: 'go-cqhttp',
    timeout: 5,
    resends: 3,
    ignoresResponses: false,
    oneByOne: false,
    format: 'string',
  },
  snowluma: {
    name: 'SnowLuma',
    timeout: 5,
    resends: 0,
    ignoresResponses: false,
    oneByOne: false,
    format: 'array',
  },
}
