import type { Segment } from '@cqhttp/core'
import type { FunctionComponent } from 'preact'
import { toAny } from '../segment-data.ts'
import { AnonymousSegment } from './anonymous.tsx'
import { AtSegment } from './at.tsx'
import { ContactSegment } from './contact.tsx'
import { DiceSegment } from './dice.tsx'
import { EmojiSegment } from './emoji.tsx'
import { FaceSegment } from './face.tsx'
import { ForwardSegment, NodeSegment } from './forward.tsx'
import { ImageSegment } from './image.tsx'
import { JsonSegment, XmlSegment } from './card.tsx'
import { LocationSegment } from './location.tsx'
import { MusicSegment } from './music.tsx'
import { PokeSegment } from './poke.tsx'
import { RecordSegment } from './record.tsx'
import { ReplySegment } from './reply.tsx'
import { RpsSegment } from './rps.tsx'
import type { SegmentContext, SegmentProps } from './segment-props.ts'
import { ShakeSegment } from './shake.tsx'
import { ShareSegment } from './share.tsx'
import { TextSegment } from './text.tsx'
import { UnknownSegment } from './unknown.tsx'
import { VideoSegment } from './video.tsx'

const components = new Map<string, FunctionComponent<SegmentProps>>(
  Object.entries({
    text: TextSegment,
    face: FaceSegment,
    emoji: EmojiSegment,
    at: AtSegment,
    image: ImageSegment,
    record: RecordSegment,
    video: VideoSegment,
    rps: RpsSegment,
    dice: DiceSegment,
    shake: ShakeSegment,
    poke: PokeSegment,
    anonymous: AnonymousSegment,
    share: ShareSegment,
    contact: ContactSegment,
    location: LocationSegment,
    music: MusicSegment,
    reply: ReplySegment,
    forward: ForwardSegment,
    node: NodeSegment,
    xml: XmlSegment,
    json: JsonSegment,
  }),
)

interface SegmentsProps {
  segments: readonly Segment[]
  context: SegmentContext
}

/** What a message consists of. */
export function Segments({ segments, context }: SegmentsProps) {
  // Records that are made of nodes read as one.
  const nodes = segments.filter(({ type }) => type === 'node')
  if (nodes.length > 0) {
    const [first, ...others] = nodes.map((node) => toAny(node).data)
    if (first !== undefined)
      return <NodeSegment data={first} more={others} type="node" context={context} />
  }
  return (
    <>
      {segments.map((segment, index) => {
        const { type, data } = toAny(segment)
        const Shown = components.get(type) ?? UnknownSegment
        return <Shown key={index} type={type} data={data} context={context} />
      })}
    </>
  )
}
