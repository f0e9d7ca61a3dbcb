import { parseCqCode, type Segment, unescapeCqCode } from '@cqhttp/core'

/** NapCat and LLBot: a type or key with anything but word characters turns the code into text. */
export function parseWordCodes(text: string): Segment[] {
  return parseBy(/\[CQ:(\w+)((?:,\w+=[^,\]]*)*)\]/g, text)
}

/** Lagrange: a parameter is whatever is between commas. */
export function parseLooseCodes(text: string): Segment[] {
  return parseBy(/\[CQ:([^,\]]+)((?:,[^,\]]+)*)\]/g, text)
}

/** go-cqhttp: everything from an unterminated code on is lost. */
export function parseDroppingCodes(text: string): Segment[] {
  const last = text.lastIndexOf('[CQ:')
  const isOpen = last !== -1 && !text.includes(']', last)
  return parseCqCode(isOpen ? text.slice(0, last) : text)
}

function parseBy(pattern: RegExp, text: string): Segment[] {
  const segments: Segment[] = []
  let written = 0
  for (const { 0: code, 1: type = '', 2: parameters = '', index } of text.matchAll(pattern)) {
    pushText(segments, text.slice(written, index))
    const data = parameters
      .split(',')
      .slice(1)
      .map((parameter) => {
        const [key = '', ...value] = parameter.split('=')
        return [key, unescapeCqCode(value.join('='))] as const
      })
    segments.push({ type, data: Object.fromEntries(data) } as unknown as Segment)
    written = index + code.length
  }
  pushText(segments, text.slice(written))
  return segments
}

function pushText(segments: Segment[], escaped: string): void {
  if (escaped !== '') segments.push({ type: 'text', data: { text: unescapeCqCode(escaped) } })
}
