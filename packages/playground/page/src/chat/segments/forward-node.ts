import type { Segment } from '@cqhttp/core'
import { t } from '../../i18n/i18n.ts'
import { read, readSegments, type SegmentData } from '../segment-data.ts'

export function nodeAuthor(node: SegmentData): string {
  return read(node, 'nickname') || read(node, 'name') || nodeId(node)
}

/** The number of its author. */
export function nodeId(node: SegmentData): string {
  return read(node, 'user_id') || read(node, 'uin')
}

export function nodeContent(node: SegmentData): Segment[] {
  const content = readSegments(node['content'])
  if (content.length > 0 || read(node, 'id') === '') return content
  return [{ type: 'text', data: { text: t('segment.nodeOf', { id: read(node, 'id') }) } }]
}
