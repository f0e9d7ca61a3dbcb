/** Whether a character may stand where the program is. */
type Test = (char: string) => boolean

/** Of a backtracking matcher, which is what engines are. */
type Instruction =
  | { do: 'take'; test: Test; back: boolean }
  | { do: 'split'; first: number; second: number }
  | { do: 'jump'; to: number }
  | { do: 'assert'; test: (text: string, at: number) => boolean }
  | { do: 'look'; program: Program; isWanted: boolean }
  | { do: 'match' }

type Program = Instruction[]

/** A search of more steps for each character is given up. */
const MOST = 100

/**
 * Counts what an engine does to search a text for a pattern, from `lastIndex` on: the steps within a
 * match, and those that it takes back. So a quadratic pattern shows without a clock; `Infinity` for
 * one that takes far too many.
 */
export function countRegExpSteps(pattern: RegExp, text: string, lastIndex: number): number {
  const program = programOf(pattern)
  const counter = { steps: 0, most: MOST * (text.length + 1) }
  const start = pattern.global || pattern.sticky ? lastIndex : 0
  for (let at = start; at <= text.length && counter.steps < counter.most; at++) {
    if (run(program, text, at, counter) || pattern.sticky) break
  }
  return counter.steps < counter.most ? counter.steps : Infinity
}

function run(
  program: Program,
  text: string,
  start: number,
  counter: { steps: number; most: number },
): boolean {
  const pending: [pc: number, at: number][] = [[0, start]]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    let [pc, at] = next
    for (;;) {
      const instruction = program[pc]
      if (instruction === undefined || counter.steps++ > counter.most) return false
      pc++
      if (instruction.do === 'match') return true
      if (instruction.do === 'jump') pc = instruction.to
      else if (instruction.do === 'split') {
        pending.push([instruction.second, at])
        pc = instruction.first
      } else if (instruction.do === 'take') {
        const char = text.charAt(instruction.back ? at - 1 : at)
        if (char === '' || !instruction.test(char)) break
        at += instruction.back ? -1 : 1
      } else if (instruction.do === 'assert') {
        if (!instruction.test(text, at)) break
      } else if (run(instruction.program, text, at, counter) !== instruction.isWanted) break
    }
  }
  return false
}

const programs = new Map<string, Program>()

function programOf(pattern: RegExp): Program {
  const key = String(pattern)
  let program = programs.get(key)
  if (program === undefined) programs.set(key, (program = compile(pattern)))
  return program
}

/** @throws Error for syntax that no pattern of ours has had so far. */
function compile({ source, flags, multiline }: RegExp): Program {
  let at = 0
  const classFlags = flags.replaceAll(/[dgmy]/g, '')

  const isNext = (text: string): boolean => source.startsWith(text, at)
  function skip(text: string): boolean {
    if (!isNext(text)) return false
    at += text.length
    return true
  }
  const read = (part: RegExp): string | undefined => {
    const found = new RegExp(part.source, 'y')
    found.lastIndex = at
    const text = found.exec(source)?.[0]
    at += text?.length ?? 0
    return text
  }

  function readAlternatives(back: boolean): Program {
    let program = readSequence(back)
    while (skip('|')) {
      const other = readSequence(back)
      program = [
        { do: 'split', first: 1, second: program.length + 2 },
        ...moved(program, 1),
        { do: 'jump', to: program.length + 2 + other.length },
        ...moved(other, program.length + 2),
      ]
    }
    return program
  }

  function readSequence(back: boolean): Program {
    const parts: Program[] = []
    while (at < source.length && !isNext('|') && !isNext(')')) parts.push(readRepeated(back))
    return join(back ? parts.reverse() : parts)
  }

  function readRepeated(back: boolean): Program {
    const atom = readAtom(back)
    const quantifier = read(/[*+?]|\{\d+(?:,\d*)?\}/)
    if (quantifier === undefined) return atom
    const isLazy = skip('?')
    const [least, most] = boundsOf(quantifier)
    const parts = Array.from({ length: least }, () => atom)
    if (most === Infinity) parts.push(loop(atom, isLazy))
    else for (let count = least; count < most; count++) parts.push(maybe(atom, isLazy))
    return join(parts)
  }

  function readAtom(back: boolean): Program {
    if (skip('^')) {
      const before = multiline ? /[\n\r\u2028\u2029]/ : /(?!)/
      return [{ do: 'assert', test: (text, i) => i === 0 || before.test(text.charAt(i - 1)) }]
    }
    if (skip('$')) {
      const after = multiline ? /[\n\r\u2028\u2029]/ : /(?!)/
      return [{ do: 'assert', test: (text, i) => i === text.length || after.test(text.charAt(i)) }]
    }
    const look = read(/\(\?<?[=!]/)
    if (look !== undefined) {
      const program: Program = [...readAlternatives(look.includes('<')), { do: 'match' }]
      skip(')')
      return [{ do: 'look', program, isWanted: look.endsWith('=') }]
    }
    if (read(/\((?:\?:|\?<\w+>|(?!\?))/) !== undefined) {
      const program = readAlternatives(back)
      skip(')')
      return program
    }
    const bound = read(/\\[bB]/)
    if (bound !== undefined) {
      const test = (text: string, i: number): boolean =>
        (/\w/.test(text.charAt(i - 1)) !== /\w/.test(text.charAt(i))) === (bound === '\\b')
      return [{ do: 'assert', test }]
    }
    const one = read(
      /\[(?:\\[^]|[^\]\\])*\]|\\(?:u\{[\da-f]+\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|[pP]\{[^}]*\}|[^1-9k])|[^\\()[\]*+?{}]|[\]{}]/,
    )
    if (one === undefined)
      throw new Error(`/${source}/ has what steps are not counted for at ${at}`)
    const single = new RegExp(`^${one}$`, classFlags)
    return [{ do: 'take', test: testOf(single), back }]
  }

  const program = readAlternatives(false)
  if (at < source.length) throw new Error(`/${source}/ is not understood from ${at} on`)
  return [...program, { do: 'match' }]
}

/** Not by the counted method itself. */
// oxlint-disable-next-line typescript/unbound-method -- it is called with the pattern
const { exec } = RegExp.prototype

function testOf(single: RegExp): Test {
  const known = new Map<string, boolean>()
  return (char) => {
    let result = known.get(char)
    if (result === undefined) known.set(char, (result = exec.call(single, char) !== null))
    return result
  }
}

function boundsOf(quantifier: string): [number, number] {
  if (quantifier === '*') return [0, Infinity]
  if (quantifier === '+') return [1, Infinity]
  if (quantifier === '?') return [0, 1]
  const [least = '', most = least] = quantifier.slice(1, -1).split(',')
  return [Number(least), most === '' ? Infinity : Number(most)]
}

function join(parts: readonly Program[]): Program {
  const program: Program = []
  for (const part of parts) program.push(...moved(part, program.length))
  return program
}

function loop(atom: Program, isLazy: boolean): Program {
  const end = atom.length + 2
  return [
    { do: 'split', first: isLazy ? end : 1, second: isLazy ? 1 : end },
    ...moved(atom, 1),
    { do: 'jump', to: 0 },
  ]
}

function maybe(atom: Program, isLazy: boolean): Program {
  const end = atom.length + 1
  return [{ do: 'split', first: isLazy ? end : 1, second: isLazy ? 1 : end }, ...moved(atom, 1)]
}

/** A part of a program that begins elsewhere. */
function moved(program: Program, by: number): Program {
  return program.map((instruction) => {
    if (instruction.do === 'jump') return { ...instruction, to: instruction.to + by }
    if (instruction.do !== 'split') return instruction
    return { ...instruction, first: instruction.first + by, second: instruction.second + by }
  })
}
