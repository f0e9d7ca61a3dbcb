import { eventTypes } from '@cqhttp/core'

type Table = typeof eventTypes

type Named<Post extends string, Details> = {
  [Detail in keyof Details & string]: Details[Detail] extends readonly (infer SubType)[]
    ? [SubType] extends [never]
      ? `${Post}.${Detail}`
      : `${Post}.${Detail}.${SubType & string}`
    : never
}[keyof Details & string]

/** The events of the standard by their longest names, such as `notice.group_ban.lift_ban`. */
export type SpecificName = { [Post in keyof Table]: Named<Post, Table[Post]> }[keyof Table]

export type PostType = keyof Table

/** The longest names, in the order of core's table. */
export function specificNames(post: PostType): SpecificName[] {
  return Object.entries(eventTypes[post]).flatMap(
    ([detail, subTypes]: [string, readonly string[]]) =>
      subTypes.length === 0
        ? [`${post}.${detail}` as SpecificName]
        : subTypes.map((subType) => `${post}.${detail}.${subType}` as SpecificName),
  )
}

export const postTypes = Object.keys(eventTypes) as PostType[]
