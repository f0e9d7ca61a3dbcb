/** Before a regular expression; after anything else a slash divides. */
const BEFORE = /(?:^|[(,=:[!&|?{};+\-*%<>~^]|=>|\b(?:return|typeof|case|in|of|await|yield|void))$/

/** The regular expressions in a program, by their literals. */
export function regExpLiterals(code: string): RegExp[] {
  const found: RegExp[] = []
  /** What was read, without blanks, comments and what is in texts. */
  let before = ''
  /** How many braces are open in each `${…}`. */
  const depths: number[] = []
  let index = 0

  const skip = (pattern: RegExp): string => {
    pattern.lastIndex = index
    const [text = ''] = pattern.exec(code) ?? []
    if (text === '') throw new Error(`cannot be read: ${code.slice(index, index + 40)}`)
    index += text.length
    return text
  }
  /** Up to the end of a template, or of its next part. */
  const template = (): void => {
    const text = skip(/(?:[^\\`$]|\\[^]|\$(?!\{))*(?:`|\$\{)/y)
    if (text.endsWith('${')) depths.push(0)
    before = text.endsWith('${') ? '{' : '`'
  }

  while (index < code.length) {
    const char = code.charAt(index)
    if (/\s/.test(char)) skip(/\s+/y)
    else if (code.startsWith('//', index)) skip(/.*/y)
    else if (code.startsWith('/*', index)) skip(/\/\*[^]*?\*\//y)
    else if (char === "'" || char === '"')
      before = skip(/(['"])(?:(?!\1)[^\\]|\\[^])*\1/y).slice(-1)
    else if (char === '`') {
      index++
      template()
    } else if (char === '/' && BEFORE.test(before)) {
      const [, source = '', flags] =
        /^\/((?:[^\\/[]|\\.|\[(?:[^\]\\]|\\.)*\])+)\/(\w*)$/.exec(
          skip(/\/(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/y),
        ) ?? []
      found.push(new RegExp(source, flags))
      before = '/'
    } else if (char === '}' && depths.at(-1) === 0) {
      depths.pop()
      index++
      template()
    } else {
      const depth = depths.pop()
      if (depth !== undefined) depths.push(depth + (char === '{' ? 1 : char === '}' ? -1 : 0))
      before = skip(/[\w$]+|[^]/y)
    }
  }
  return found
}
