import { type CommandDef, defineCommand } from 'citty'
import type { Terminal } from '../terminal.ts'
import { checkApi } from './api-checks.ts'
import { checkBot } from './bot-checks.ts'
import { type Checkup, isSocketUrl, type Patient } from './checkup.ts'
import { type DoctorArguments, doctorOptions, readDoctorArguments } from './doctor-arguments.ts'
import { waitForEvent } from './event-wait.ts'
import { isHealthy, writeJson, writeReport } from './report.ts'
import { reportTexts } from './report-texts.ts'
import { checkServer } from './server-checks.ts'
import { checkSocket } from './socket-checks.ts'
import { checkWorker } from './worker-checks.ts'

/** `cqhttp doctor`: its data is the {@link Terminal}, its result the exit code. */
export const doctorCommand: CommandDef<typeof doctorOptions> = defineCommand({
  meta: {
    name: 'doctor',
    description: 'finds out why bot and implementation do not reach each other',
  },
  args: doctorOptions,
  run: ({ rawArgs, data }) => runDoctor(rawArgs, data as Terminal),
})

/** @returns 0 when all is well, else 1. @throws UsageError for arguments that make no sense. */
async function runDoctor(args: readonly string[], terminal: Terminal): Promise<number> {
  const wanted = readDoctorArguments(args, terminal.env, terminal.cwd)
  const checkup = await examine(wanted, terminal)
  const write = wanted.asJson ? writeJson : writeReport
  terminal.write(write(checkup, wanted))
  return isHealthy(checkup) ? 0 : 1
}

async function examine(
  { patient, wait, asJson, language }: DoctorArguments,
  { signal, write }: Terminal,
): Promise<Checkup> {
  const checkup: Checkup = { checks: [], findings: [] }
  await examineApi(patient, checkup)
  checkWorker(patient, checkup)
  const { url } = patient
  if (wait !== undefined) {
    if (!asJson) write(`${reportTexts[language].waiting(url, wait / 1000)}\n`)
    await waitForEvent(url, patient, checkup, { duration: wait, signal })
  } else if (isSocketUrl(url)) {
    await checkSocket(url, patient, checkup)
  } else {
    await checkBot(url, patient, checkup)
  }
  return checkup
}

async function examineApi(patient: Patient & { url: string }, checkup: Checkup): Promise<void> {
  const { apiRoot, url } = patient
  if (apiRoot !== undefined) {
    await (isSocketUrl(apiRoot) ? checkServer : checkApi)(apiRoot, patient, checkup)
  } else if (!isSocketUrl(url)) {
    checkup.findings.push({ code: 'api-none', level: 'info', values: {} })
  }
}
