import type { Result, Row, Target } from './row.ts'

type Style = 'text' | 'markdown'

/** The table of a part: a line for each subject, a column for each metric. */
export function formatResult(title: string, { rows, notes }: Result, style: Style): string {
  const metrics = [...new Set(rows.map(({ metric }) => metric))]
  const header = ['', 'subject', ...metrics.map((name) => headOf(rows, name)), 'target']
  const lines = groupsOf(rows).map((group) => toLine(group, metrics))
  const isTargeted = lines.some((line) => line.at(-1) !== '')
  const cells = [header, ...lines].map((line) => (isTargeted ? line : line.slice(0, -1)))
  const table = style === 'markdown' ? toMarkdown(cells) : toText(cells)
  const remarks = notes.map((note) => (style === 'markdown' ? `- ${note}` : `  ${note}`))
  const heading = style === 'markdown' ? `### ${title}` : title
  return [heading, '', ...table, ...(remarks.length > 0 ? ['', ...remarks] : []), ''].join('\n')
}

function headOf(rows: readonly Row[], metric: string): string {
  const unit = rows.find((row) => row.metric === metric)?.unit
  return unit === undefined || unit === 'ratio' ? metric : `${metric}, ${unit}`
}

function groupsOf(rows: readonly Row[]): Row[][] {
  const groups = Map.groupBy(rows, (row) => `${row.case}\n${row.subject}`)
  return [...groups.values()]
}

function toLine(group: readonly Row[], metrics: readonly string[]): string[] {
  const [first] = group
  if (first === undefined) return []
  const cells = metrics.map((metric, index) => {
    const row = group.find((other) => other.metric === metric)
    return row === undefined ? '' : toCell(row, index === 0)
  })
  const targets = group.flatMap(({ target, metric }) =>
    target === undefined ? [] : [formatTarget(target, metric === metrics[0] ? '' : metric, group)],
  )
  return [first.case, first.subject, ...cells, targets.join('; ')]
}

/** Only the first metric shows minimum and maximum, so that the table fits a page. */
function toCell({ value, ratio, unit }: Row, isFirst: boolean): string {
  const ofValue = formatNumber(value.median)
  if (ratio !== undefined) {
    const range = ` (${ratio.min.toFixed(2)}–${ratio.max.toFixed(2)})`
    return `${ofValue} ×${ratio.median.toFixed(2)}${isFirst ? range : ''}`
  }
  const isExact = value.min === value.max
  if (!isFirst || isExact || unit === 'B') return ofValue
  return `${ofValue} (${formatNumber(value.min)}–${formatNumber(value.max)})`
}

const SIGNS = { reached: '✓✓', held: '✓', missed: '✗' } satisfies Record<Target['state'], string>

function formatTarget({ must, reach, state }: Target, metric: string, group: readonly Row[]) {
  const row = group.find((other) => (metric === '' ? other.target : other.metric === metric))
  const sign = row?.better === 'less' ? '≤' : '≥'
  const limits = [must, reach].map((limit) => (limit === undefined ? '–' : formatNumber(limit)))
  return `${metric === '' ? '' : `${metric} `}${sign} ${limits.join(' / ')} ${SIGNS[state]}`
}

function formatNumber(value: number): string {
  const digits = value >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : 2
  return value.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}

function toMarkdown([header = [], ...lines]: string[][]): string[] {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`
  const rule = header.map((_, column) => (column < 2 ? '---' : '--:'))
  return [line(header), line(rule), ...lines.map(line)]
}

function toText(lines: string[][]): string[] {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  )
  return lines.map((line) =>
    line
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return column < 2 ? cell.padEnd(width) : cell.padStart(width)
      })
      .join('  ')
      .trimEnd(),
  )
}
