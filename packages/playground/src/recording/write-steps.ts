import type { FaultsView } from '../protocol.ts'
import { write } from './literal.ts'
import type { RecordedStep, Recording } from './recording.ts'
import { Lost, type References } from './references.ts'
import { type Statement, statementsOf, writeStatement } from './statements.ts'
import type { Framework } from './template.ts'

const INDENT = 2

/** Writes each step as a block: the time that has passed, the call, and what must come of it. */
export function writeSteps(
  recording: Recording,
  framework: Framework,
  references: References,
): string[][] {
  const { steps, time, faults, selfId } = recording
  const wanted = new Set(steps.flatMap(mentionedIn))
  const asked = new Set(steps.flatMap(({ calls }) => calls.map((call) => call.asked ?? -1)))
  let state: State = { references, time, faults }
  return steps.map((step, index) => {
    const { said, command } = step
    // A step that refers to something missing is left out whole, so it works on a copy.
    const draft = state.references.copy()
    const variable =
      said !== undefined && wanted.has(said.number)
        ? `message${index + 1}`
        : asked.has(index)
          ? `request${index + 1}`
          : undefined
    const next: State = {
      references: draft,
      time: Math.max(state.time, step.time),
      faults: command.do === 'setFaults' ? { ...state.faults, ...command } : state.faults,
    }
    try {
      const statements = statementsOf({ step, references: draft, selfId, faults: next.faults })
      if (command.do === 'switchProfile') draft.switchProfile()
      if (said !== undefined) draft.add(said, variable)
      else if (variable !== undefined) draft.addRequest(index, variable)
      for (const message of step.sent) draft.add(message)
      const isMessage = said !== undefined
      const lines = [
        ...(next.time > state.time ? [`sandbox.clock.advance(${next.time - state.time})`] : []),
        ...statements.map((statement) => writeDeclared(statement, variable, isMessage)),
        ...writeExpectation(step, statements, framework, draft),
      ]
      state = next
      return lines
    } catch (error) {
      if (!(error instanceof Lost)) throw error
      return [`// Step ${index + 1}, ${command.do}, is left out: it refers to ${error.message}.`]
    }
  })
}

interface State {
  readonly references: References
  /** In seconds since 1970. */
  readonly time: number
  readonly faults: FaultsView
}

/** The numbers of the messages that a step refers to. */
function mentionedIn({ command, said, sent, calls }: RecordedStep): number[] {
  return [
    ...(command.do === 'recall' ? [command.number] : []),
    ...[said, ...sent].flatMap((message) => Object.values(message?.mentions ?? {})),
    ...calls.flatMap(({ message }) => message ?? []),
  ]
}

function writeDeclared(
  statement: Statement,
  variable: string | undefined,
  isMessage: boolean,
): string {
  if (!statement.awaited) return writeStatement(statement, INDENT)
  if (variable === undefined) return writeStatement(statement, INDENT, 'await ')
  const before = `const ${variable} = `
  if (!isMessage) return writeStatement(statement, INDENT, `${before}await `)
  return writeStatement(statement, INDENT, `${before}(await `, ').message!')
}

/** A bot that was told nothing cannot answer; if it does all the same, the next step shows it. */
function writeExpectation(
  step: RecordedStep,
  statements: readonly Statement[],
  { compare }: Framework,
  references: References,
): string[] {
  const { sent, operations, calls, isLate } = step
  const answers = [
    ...sent.map((message) => ({
      ...(message.group === undefined ? { to: message.to } : { group: message.group }),
      message: references.cqCode(message),
    })),
    ...operations,
    ...calls.map((call) => references.call(call)),
  ]
  if (answers.length === 0 && !statements.some(({ awaited }) => awaited)) return []
  const actual = `await answers(${isLate ? answers.length : ''})`
  const before = `${compare.before}${actual}${compare.between}`
  return [`${before}${write(answers, INDENT, before, ')')})`]
}
