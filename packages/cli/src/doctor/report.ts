import {
  type Implementation,
  implementationFields,
  type LinkDiagnosis,
  profileFacts,
  wordLinkDiagnosis,
  writeBlock,
} from '@cqhttp/playground/diagnosis'
import type { Checkup } from './checkup.ts'
import type { DoctorArguments } from './doctor-arguments.ts'
import { reportTexts } from './report-texts.ts'

const SIGNS = { bad: '✗', warn: '!', info: '·' }
const SERIOUSNESS = { bad: 0, warn: 1, info: 2 }

/** Whether nothing has to be changed. */
export function isHealthy({ findings }: Checkup): boolean {
  return findings.every(({ level }) => level === 'info')
}

/** The report for people. */
export function writeReport(checkup: Checkup, wanted: DoctorArguments): string {
  const texts = reportTexts[wanted.language]
  const checks = checkup.checks.map(({ name, values }) => `✓ ${fill(texts.checks[name], values)}`)
  const count = checkup.findings.filter(({ level }) => level !== 'info').length
  const findings = inOrder(checkup.findings).flatMap((finding) => [
    '',
    ...describe(finding, checkup, wanted),
  ])
  const end = count === 0 ? texts.healthy : texts.count(count)
  return `${[...checks, ...findings, '', end].join('\n')}\n`
}

/** The report for programs. */
export function writeJson(checkup: Checkup, wanted: DoctorArguments): string {
  const { account, checks, findings, implementation } = checkup
  const report = {
    healthy: isHealthy(checkup),
    implementation: implementation ?? null,
    account: account ?? null,
    checks: checks,
    findings: inOrder(findings).map((finding) => {
      const { code, level } = finding
      const { title, fix } = wordLinkDiagnosis(finding, wanted.language)
      return { code, level, title, fix, fields: fieldsOf(finding, checkup, wanted) }
    }),
  }
  return `${JSON.stringify(report, null, 2)}\n`
}

function inOrder(findings: readonly LinkDiagnosis[]): LinkDiagnosis[] {
  return findings.toSorted((a, b) => SERIOUSNESS[a.level] - SERIOUSNESS[b.level])
}

function describe(finding: LinkDiagnosis, checkup: Checkup, wanted: DoctorArguments): string[] {
  const texts = reportTexts[wanted.language]
  const { code, level } = finding
  const { title, fix } = wordLinkDiagnosis(finding, wanted.language)
  const lines = [`${SIGNS[level]} ${title} [${code}]`, `  ${fix.trim()}`]
  const fields = fieldsOf(finding, checkup, wanted)
  const [only] = fields
  if (only === undefined) return lines
  if (only.block === undefined) {
    lines.push(`  ${texts.others}`)
    for (const { name, field } of fields) lines.push(`    ${name.padEnd(10)} ${field}`)
    return lines
  }
  lines.push(`  ${fill(texts.change, { name: only.name, field: only.field })}; ${texts.paste}`)
  for (const line of only.block.split('\n')) lines.push(`    ${line}`)
  return lines
}

interface FieldReport {
  readonly implementation: Implementation
  readonly name: string
  readonly field: string
  /** What to paste; undefined unless it is known which implementation it is. */
  readonly block?: string
}

/** Of the implementation that answers or was named; where none is known, of all. */
function fieldsOf(
  { field }: LinkDiagnosis,
  checkup: Checkup,
  { implementation: named, patient }: DoctorArguments,
): FieldReport[] {
  if (field === undefined) return []
  const { way, part } = field
  const toField = (implementation: Implementation): FieldReport => ({
    implementation,
    name: profileFacts[implementation].name,
    field: implementationFields[implementation][way][part],
  })
  const known = named ?? checkup.implementation
  if (known === undefined) {
    return (Object.keys(implementationFields) as Implementation[]).map(toField)
  }
  const isOfBot = way === 'events' || way === 'reverse'
  const url = isOfBot ? patient.url : (patient.apiRoot ?? patient.url)
  return [{ ...toField(known), block: writeBlock(known, way, url) }]
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
