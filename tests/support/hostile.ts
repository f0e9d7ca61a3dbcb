/** Texts of about `length` characters that overwhelm a parser which backtracks or starts over. */
export const hostile: Record<string, (length: number) => string> = {
  'starts of codes': (length) => repeat('[CQ:', length),
  'starts of codes with a type': (length) => repeat('[CQ:a', length),
  'starts of codes with a parameter': (length) => `${repeat('[CQ:a,b=', length)}!`,
  'starts of codes in keys': (length) => repeat('[CQ:a,', length),
  'one code with many parameters': (length) => `[CQ:a${repeat(',b=c', length)}`,
  'one code with many parameters and a wrong end': (length) => `[CQ:a${repeat(',b=c', length)},]]`,
  'one code with many keys, and one that all objects have': (length) =>
    `[CQ:a${keys(length / 2)}${repeat(',__proto__=', length / 2)}]`,
  'one code with a long type': (length) => `[CQ:${repeat('a', length)}`,
  'one code with a long key': (length) => `[CQ:a,${repeat('b', length)}`,
  'one code with a long value': (length) => `[CQ:a,b=${repeat('c', length)}`,
  'nested codes': (length) => repeat('[CQ:a,b=', length / 2) + repeat(']', length / 2),
  'opening brackets': (length) => repeat('[', length),
  'closing brackets': (length) => repeat(']', length),
  commas: (length) => `[CQ:a${repeat(',', length)}`,
  ampersands: (length) => repeat('&', length),
  'halves of entities': (length) => repeat('&#9', length),
  entities: (length) => repeat('&amp;', length),
  'nested entities': (length) => `&${repeat('amp;', length)}`,
  'short codes': (length) => repeat('[CQ:a]', length),
  'codes of text': (length) => repeat('[CQ:text,text=a]', length),
}

function repeat(part: string, length: number): string {
  return part.repeat(Math.ceil(length / part.length))
}

/** Parameters of different names. */
function keys(length: number): string {
  return Array.from({ length: Math.ceil(length / 8) }, (_, index) => `,k${index}=`).join('')
}
