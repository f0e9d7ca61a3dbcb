import { describe, expectTypeOf, test } from 'vitest'
import { segment } from '../../src/message/segment-builders.ts'
import {
  type CustomSegment,
  type ExtensionSegment,
  isSegment,
  type Message,
  type ReceivedNode,
  type Segment,
  type SegmentData,
  type SegmentType,
  type StandardSegment,
} from '../../src/message/segment.ts'

declare const item: Segment
declare const items: Segment[]

test('SegmentType names the 20 types of the standard and emoji', () => {
  expectTypeOf<SegmentType>().toEqualTypeOf<
    | ('text' | 'face' | 'image' | 'record' | 'video' | 'at' | 'rps' | 'dice' | 'shake' | 'poke')
    | ('anonymous' | 'share' | 'contact' | 'location' | 'music' | 'reply' | 'forward' | 'node')
    | ('xml' | 'json' | 'emoji')
  >()
})

test('all data can be read as a record', () => {
  expectTypeOf<SegmentData[SegmentType]>().toExtend<Record<string, unknown>>()
})

describe('comparing type', () => {
  test('narrows to the one segment', () => {
    if (item.type === 'at') {
      expectTypeOf(item).toEqualTypeOf<StandardSegment<'at'>>()
      expectTypeOf(item.data.qq).toEqualTypeOf<string>()
    }
  })

  test('narrows in a switch', () => {
    switch (item.type) {
      case 'text':
        expectTypeOf(item.data).toEqualTypeOf<{ text: string }>()
        break
      case 'image':
        expectTypeOf(item.data.url).toEqualTypeOf<string | undefined>()
        break
      default:
        expectTypeOf(item.type).toExtend<string>()
    }
  })

  test('narrows music by its own type', () => {
    if (item.type === 'music' && item.data.type === 'custom') {
      expectTypeOf(item.data.audio).toEqualTypeOf<string>()
    }
  })

  test('narrows a node by its content', () => {
    if (item.type === 'node' && item.data.content !== undefined) {
      expectTypeOf(item.data.content).toEqualTypeOf<Message>()
      expectTypeOf(item.data.user_id).toEqualTypeOf<string>()
    }
  })

  test('knows the usual segments outside the standard', () => {
    switch (item.type) {
      case 'file':
        expectTypeOf(item.data.url).toEqualTypeOf<string | undefined>()
        break
      case 'mface':
        expectTypeOf(item.data.emoji_package_id).toEqualTypeOf<number>()
        break
      case 'markdown':
        expectTypeOf(item.data.content).toEqualTypeOf<string>()
        break
      case 'keyboard':
      case 'longmsg':
      case 'miniapp':
      case 'flash_file':
      case 'flashtransfer':
      case 'onlinefile':
      case 'redbag':
      case 'tts':
      case 'cardimage':
        expectTypeOf(item).toExtend<ExtensionSegment>()
    }
  })

  test('knows the usual fields outside the standard', () => {
    if (item.type === 'image') {
      expectTypeOf(item.data.summary).toEqualTypeOf<string | undefined>()
      expectTypeOf(item.data.sub_type).toEqualTypeOf<number | undefined>()
    }
    if (item.type === 'at') expectTypeOf(item.data.name).toEqualTypeOf<string | null | undefined>()
    if (item.type === 'face') expectTypeOf(item.data.sub_type).toEqualTypeOf<number | undefined>()
    if (item.type === 'forward') {
      expectTypeOf(item.data.content).toEqualTypeOf<ReceivedNode[] | undefined>()
      for (const node of item.data.content ?? []) {
        expectTypeOf(node.data.content).toEqualTypeOf<Segment[]>()
        expectTypeOf(node.data.user_id).toEqualTypeOf<string>()
      }
    }
  })

  test('knows no misspelt type', () => {
    // @ts-expect-error -- no such type in the standard; isSegment is for others
    void (item.type === 'imgae')
  })
})

describe('isSegment', () => {
  test('narrows to a standard segment', () => {
    if (isSegment(item, 'reply')) expectTypeOf(item).toEqualTypeOf<StandardSegment<'reply'>>()
  })

  test('narrows to a custom segment, one after the other', () => {
    if (isSegment(item, 'hologram')) {
      expectTypeOf(item.data).toEqualTypeOf<Record<string, unknown>>()
    } else if (isSegment(item, 'basketball')) {
      expectTypeOf(item.data).toEqualTypeOf<Record<string, unknown>>()
    } else {
      expectTypeOf(item).toEqualTypeOf<Segment>()
    }
  })

  test('narrows what is unknown', () => {
    const value: unknown = item
    if (isSegment(value, 'face')) expectTypeOf(value.data.id).toEqualTypeOf<string>()
    if (isSegment(value, 'hologram')) expectTypeOf(value).toExtend<CustomSegment>()
    if (isSegment(value, 'mface')) expectTypeOf(value).toEqualTypeOf<ExtensionSegment<'mface'>>()
  })

  test('filters', () => {
    const pictures = items.filter((each) => isSegment(each, 'image'))
    expectTypeOf(pictures).toEqualTypeOf<StandardSegment<'image'>[]>()
  })
})

describe('Message', () => {
  test('is a text, a segment, or segments', () => {
    expectTypeOf<'hi'>().toExtend<Message>()
    expectTypeOf(segment.at(1)).toExtend<Message>()
    expectTypeOf(segment.custom('mface')).toExtend<Message>()
    expectTypeOf<readonly (StandardSegment<'text'> | CustomSegment)[]>().toExtend<Message>()
    expectTypeOf<number>().not.toExtend<Message>()
    // Strings and segments may be mixed, as at run time.
    const mixed: Message = [segment.at(1), 'hi']
    const nested: SegmentData['node'] = { user_id: '1', nickname: 'a', content: ['hi'] }
    void [mixed, nested]
  })

  test('takes a literal whose type and data agree', () => {
    const message: Message = [{ type: 'image', data: { file: '1.jpg', cache: '0' } }]
    void message
  })

  test('takes no literal that is misspelt', () => {
    // @ts-expect-error -- text has text
    const wrongData: Message = { type: 'text', data: { txt: 'hi' } }
    // @ts-expect-error -- no such type: segment.custom is for others
    const wrongType: Message = { type: 'txt', data: { text: 'hi' } }
    void [wrongData, wrongType]
  })
})

test('builders give their own segment', () => {
  expectTypeOf(segment.image('a')).toEqualTypeOf<StandardSegment<'image'>>()
  expectTypeOf(segment.nodeCustom).returns.toEqualTypeOf<StandardSegment<'node'>>()
  expectTypeOf(segment.custom('a')).toEqualTypeOf<CustomSegment>()
})

test('builders take no misspelt option', () => {
  // @ts-expect-error -- cache
  segment.image('a', { cahce: true })
  // @ts-expect-error -- user_id
  segment.nodeCustom({ userId: 1, nickname: '', content: '' })
  // @ts-expect-error -- a boolean
  segment.record('a', { magic: '1' })
  // @ts-expect-error -- qq, 163 or xm
  segment.music('spotify', 1)
})
