import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Fields, Notation } from './notation.ts'

const ROOT = join(import.meta.dirname, '../data')

/** The dialects, each with the name that its types begin with and the name of its value. */
export const dialects = {
  napcat: { title: 'NapCat', prefix: 'NapCat', value: 'napcat' },
  llbot: { title: 'LLBot', prefix: 'LLBot', value: 'llbot' },
  lagrange: { title: 'Lagrange', prefix: 'Lagrange', value: 'lagrange' },
  'go-cqhttp': { title: 'go-cqhttp', prefix: 'GoCqhttp', value: 'goCqhttp' },
  snowluma: { title: 'SnowLuma', prefix: 'SnowLuma', value: 'snowluma' },
} as const

export type DialectName = keyof typeof dialects
export const dialectNames: readonly DialectName[] = Object.keys(dialects) as DialectName[]

/** What is known of an action of a dialect. */
export interface ActionData {
  /** What is special about it here. */
  readonly note?: string
  /** Set when it should not be used any more: what to use in its place. */
  readonly deprecated?: string
  /** Whether it changes nothing. */
  readonly reads?: true
  /** How its result is brought into the shape of the standard. */
  readonly level?: string
  /** Parameters whose type its code leaves open; taken is what others have. */
  readonly guessed?: readonly string[]
  readonly params: Fields
  readonly result: Notation
  /** Other names of parameters, of which one of each pair has to be given. */
  readonly aliases?: Readonly<Record<string, string>>
  /** Parameters that should not be used any more, and what to use in their place. */
  readonly deprecatedParams?: Readonly<Record<string, string>>
  /** What the OpenAPI file says where it differs from the code, which is taken; null if it is not there. */
  readonly openapi?: { readonly params?: Fields; readonly result?: Notation } | null
}

/** What is known of an event of a dialect. */
export interface EventData {
  /** Its full names; several differ in the sub type. */
  readonly names: readonly string[]
  readonly doc: string
  /** The interface of the standard that it adds to. */
  readonly extends?: string
  /** The message of this dialect that it repeats, sent by the account itself. */
  readonly sentOf?: string
  readonly fields: Fields
}

/** The data of segments; an array holds the forms that one type can have. */
export type SegmentData = Readonly<Record<string, Fields | readonly Fields[]>>

export interface DialectData {
  readonly name: DialectName
  readonly actions: Readonly<Record<string, ActionData>>
  readonly events: { readonly shared: readonly string[]; readonly own: Record<string, EventData> }
  readonly segments: { readonly received: SegmentData; readonly sent: SegmentData }
}

interface Descriptions {
  readonly actions: Readonly<Record<string, string>>
  readonly params: Readonly<Record<string, string>>
  readonly fields: Readonly<Record<string, string>>
}

export interface Data {
  readonly dialects: readonly DialectData[]
  readonly descriptions: Descriptions
  /** Events that several dialects have alike. */
  readonly sharedEvents: Readonly<Record<string, EventData>>
  /** The interfaces of core's events, each with its full names. */
  readonly standardEvents: Readonly<Record<string, readonly string[]>>
  /** Names for the types of results, by action and path. */
  readonly typeNames: Readonly<Record<string, string>>
}

/** Reads all data files. */
export function readData(): Data {
  return {
    dialects: dialectNames.map(readDialect),
    descriptions: read<Descriptions>('descriptions.json'),
    sharedEvents: read<Data['sharedEvents']>('shared-events.json'),
    standardEvents: read<Data['standardEvents']>('standard-events.json'),
    typeNames: read<Data['typeNames']>('type-names.json'),
  }
}

/** Reads the data of one dialect. */
export function readDialect(name: DialectName): DialectData {
  return {
    name,
    actions: read<DialectData['actions']>(`${name}/actions.json`),
    events: read<DialectData['events']>(`${name}/events.json`),
    segments: read<DialectData['segments']>(`${name}/segments.json`),
  }
}

// The files are ours: the type tests over what is made of them find what is wrong with one.
function read<Content>(path: string): Content {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as Content
}
