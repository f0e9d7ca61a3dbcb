import { readFileSync } from 'node:fs'
import { findWranglerFile } from '../dev/project.ts'
import { isBareAddress, isPrivate } from './address.ts'
import type { Checkup, Patient } from './checkup.ts'
import { placeOf } from './place.ts'

/** From this date on, Workers heed ports. */
const PORTS_SINCE = '2024-09-02'

/** Reads what a project says of its Worker; undefined for one that has none. */
export function readWorker(root: string): Patient['worker'] {
  const file = findWranglerFile(root)
  if (file === undefined) return undefined
  // Neither comments nor another section has a line that begins so.
  const line = /^\s*"?compatibility_date"?\s*[:=]\s*["']([\d-]{10})["']/m
  return { compatibilityDate: line.exec(readFileSync(file, 'utf8'))?.[1] }
}

/** What keeps a deployed Worker from reaching the API, by its address alone. */
export function checkWorker({ worker, apiRoot }: Patient, { findings }: Checkup): void {
  if (worker === undefined || apiRoot === undefined) return
  const place = placeOf(apiRoot)
  if (isPrivate(place.hostname)) {
    findings.push({ code: 'worker-loopback', level: 'bad', values: { ...place } })
    return
  }
  if (isBareAddress(place.hostname)) {
    findings.push({ code: 'worker-bare-ip', level: 'bad', values: { ...place } })
  }
  const { compatibilityDate: date } = worker
  const hasPort = new URL(apiRoot).port !== ''
  if (hasPort && date !== undefined && date < PORTS_SINCE) {
    findings.push({ code: 'worker-old-date', level: 'bad', values: { ...place, date } })
  }
}
