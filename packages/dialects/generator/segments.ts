import { type Data, type DialectData, dialects, type SegmentData } from './data.ts'
import { type Fields, readFields } from './notation.ts'
import { key } from './names.ts'
import { body, comment, type Direction, type Writer } from './text.ts'

/** The bodies of the files about segments, by their paths in `src`. */
export function segmentFiles(data: Data): Map<string, string> {
  return new Map(
    data.dialects.map((dialect) => [`${dialect.name}/segments.ts`, segmentsText(dialect, data)]),
  )
}

function segmentsText(dialect: DialectData, data: Data): string {
  const { title, prefix } = dialects[dialect.name]
  const { received, sent } = dialect.segments
  return [
    `${comment(`The data of the segments that ${title} posts, where they are not the standard's.`)}export type ${prefix}ReceivedData = ${dataText(received, 'received', dialect, data)}\n`,
    `${comment(`The data of the segments that ${title} sends, where they are not the standard's.`)}export type ${prefix}SentData = ${dataText(sent, 'sent', dialect, data)}\n`,
    `${comment(`A received part of a message; \`type\` tells which.`)}export type ${prefix}Segment =
  | Exclude<Segment, { type: keyof ${prefix}ReceivedData }>
  | { [Type in keyof ${prefix}ReceivedData]: { type: Type; data: ${prefix}ReceivedData[Type] } }[keyof ${prefix}ReceivedData]\n`,
    `${comment(`A part of a message to send, as only ${title} knows it.`)}export type ${prefix}SentSegment = {
  [Type in keyof ${prefix}SentData]: { type: Type; data: ${prefix}SentData[Type] }
}[keyof ${prefix}SentData]\n`,
    `${comment(`What ${title} sends: a text, a segment, or segments.`)}export type ${prefix}Message =
  | Message
  | ${prefix}SentSegment
  | readonly (Extract<Message, readonly unknown[]>[number] | ${prefix}SentSegment)[]\n`,
    `${comment('A message of a forward record to send.')}export type ${prefix}Node =
  | StandardSegment<'node'>
  | { type: 'node'; data: ${prefix}SentData['node'] }\n`,
  ].join('\n')
}

function dataText(
  segments: SegmentData,
  direction: Direction,
  dialect: DialectData,
  { descriptions }: Data,
): string {
  const writer: Writer = { dialect: dialect.name, direction, nameOf: () => undefined }
  const write = (fields: Fields): string =>
    body(
      readFields(fields, (field) =>
        direction === 'received' ? descriptions.fields[field] : undefined,
      ),
      writer,
    )
  const lines = Object.entries(segments).map(([type, forms]) => {
    const all: readonly Fields[] = isList(forms) ? forms : [forms]
    return `${key(type)}: ${all.map(write).join(' | ')}\n`
  })
  return `{\n${lines.join('')}}`
}

function isList(forms: Fields | readonly Fields[]): forms is readonly Fields[] {
  return Array.isArray(forms)
}
