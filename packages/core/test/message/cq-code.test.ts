import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Segment } from '../../src/index.ts'
import { escapeCqCode, formatCqCode, parseCqCode, unescapeCqCode } from '../../src/index.ts'

const text = (value: string) => ({ type: 'text', data: { text: value } })

describe('parseCqCode', () => {
  test.each<[string, unknown[]]>([
    ['', []],
    ['hello', [text('hello')]],
    ['[CQ:shake]', [{ type: 'shake', data: {} }]],
    [
      '[CQ:at,qq=10001000] hello &amp; welcome',
      [{ type: 'at', data: { qq: '10001000' } }, text(' hello & welcome')],
    ],
    [
      '[CQ:reply,id=-1480021236][CQ:face,id=178]',
      [
        { type: 'reply', data: { id: '-1480021236' } },
        { type: 'face', data: { id: '178' } },
      ],
    ],
    [
      'see [CQ:share,url=http://a/?b=c&amp;d=e&#44;f,title=&#91;t&#93;] x',
      [
        text('see '),
        { type: 'share', data: { url: 'http://a/?b=c&d=e,f', title: '[t]' } },
        text(' x'),
      ],
    ],
    ['[CQ:image,file=]', [{ type: 'image', data: { file: '' } }]],
    ['[CQ:json,data={"a":1}]', [{ type: 'json', data: { data: '{"a":1}' } }]],
    ['[CQ:x.y-z_1,a.b-c_2=3]', [{ type: 'x.y-z_1', data: { 'a.b-c_2': '3' } }]],
    ['[CQ:rps,]', [{ type: 'rps', data: {} }]],
    ['[CQ:at,qq=1,qq=2]', [{ type: 'at', data: { qq: '2' } }]],
    ['[CQ:at,qq=a\nb]', [{ type: 'at', data: { qq: 'a\nb' } }]],
    ['&#91;CQ:at,qq=1&#93;', [text('[CQ:at,qq=1]')]],
    ['&amp;#91;', [text('&#91;')]],
  ])('reads %j', (string, segments) => {
    expect(parseCqCode(string)).toEqual(segments)
  })

  test.each([
    '[CQ:at,qq=1',
    '[CQ:]',
    '[CQ:at,qq]',
    '[CQ:at, qq=1]',
    '[CQ :at,qq=1]',
    '[cq:at,qq=1]',
    '[CQ:at qq=1]',
    '[CQ:at,=1]',
    '[CQ:at,,qq=1]',
    '[CQ:表情,id=1]',
    '[[]]',
    '[CQ:',
  ])('keeps malformed %j as text', (string) => {
    expect(parseCqCode(string)).toEqual([text(string)])
  })

  test('finds the code behind a malformed one', () => {
    expect(parseCqCode('[CQ:at,qq][CQ:face,id=1]')).toEqual([
      text('[CQ:at,qq]'),
      { type: 'face', data: { id: '1' } },
    ])
    expect(parseCqCode('[CQ:at,q[CQ:face,id=1]')).toEqual([
      text('[CQ:at,q'),
      { type: 'face', data: { id: '1' } },
    ])
  })

  test('keeps a parameter named __proto__', () => {
    const [segment] = parseCqCode('[CQ:x,__proto__=1]')
    expect(Object.entries(segment!.data)).toEqual([['__proto__', '1']])
  })

  test('drops no character of any string', () => {
    const pieces = fc.constantFrom(...'[CQ:|at|,|qq=1|]|[|&amp;|&|=| |你|😀|&#44;'.split('|'))
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const string = parts.join('')
        const rest = formatCqCode(parseCqCode(string))
        // A duplicate key or a trailing comma is the only thing that formatting may lose.
        fc.pre(!/qq=1.*qq=1|,\]/.test(string))
        expect(unescapeCqCode(rest)).toBe(unescapeCqCode(string))
      }),
    )
  })
})

describe('escapeCqCode', () => {
  test('makes any text plain', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (string) => {
        const segments = parseCqCode(escapeCqCode(string))
        expect(segments).toEqual(string === '' ? [] : [text(string)])
        expect(unescapeCqCode(escapeCqCode(string, { comma: true }))).toBe(string)
      }),
    )
  })

  test('escapes the comma only when told to', () => {
    expect(escapeCqCode('&[],')).toBe('&amp;&#91;&#93;,')
    expect(escapeCqCode('&[],', { comma: true })).toBe('&amp;&#91;&#93;&#44;')
  })

  test('leaves other entities alone', () => {
    expect(unescapeCqCode('&lt;&amp;lt;&#93&#93;')).toBe('&lt;&lt;&#93]')
  })
})

describe('formatCqCode', () => {
  const name = fc.stringMatching(/^[\w.-]{1,8}$/)
  const data = fc.dictionary(name, fc.string({ unit: 'binary' }), { noNullPrototype: true })
  const code = fc.record({ type: name.filter((type) => type !== 'text'), data })
  const plain = fc.string({ unit: 'binary', minLength: 1 }).map(text)

  test('writes what parseCqCode reads back', () => {
    fc.assert(
      // No two texts in a row: a string cannot tell them from one.
      fc.property(fc.array(fc.tuple(fc.option(plain), code)), (pairs) => {
        const segments = pairs.flat().filter((segment) => segment !== null) as Segment[]
        expect(parseCqCode(formatCqCode(segments))).toEqual(segments)
      }),
    )
  })

  test('writes one segment, numbers, missing values and nested content', () => {
    const format = (segment: object) => formatCqCode(segment as Segment)
    expect(format({ type: 'at', data: { qq: 1, name: undefined, x: null } })).toBe('[CQ:at,qq=1]')
    expect(format({ type: 'shake', data: {} })).toBe('[CQ:shake]')
    expect(format({ type: 'shake' })).toBe('[CQ:shake]')
    expect(format({ type: 'keyboard', data: { rows: [{ a: 1 }] } })).toBe(
      '[CQ:keyboard,rows=&#91;{"a":1}&#93;]',
    )
    expect(format({ type: 'node', data: { content: [text('a,[b]')] } })).toBe(
      '[CQ:node,content=a&#44;&amp;#91;b&amp;#93;]',
    )
  })
})
