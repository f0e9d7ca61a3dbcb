import { diagnosisLabelsEn, diagnosisLabelsZh } from './texts/diagnosis-labels.ts'
import {
  eventNamesEn,
  eventNamesZh,
  exchangeEn,
  exchangeZh,
  summaryEn,
  summaryZh,
} from './texts/exchange-texts.ts'
import { formEn, formZh } from './texts/form-texts.ts'
import { panelEn, panelZh } from './texts/panel-texts.ts'
import { socketsEn, socketsZh } from './texts/socket-texts.ts'
import { rulesEn, rulesZh } from './texts/rule-texts.ts'
import { toolbarEn, toolbarZh } from './texts/toolbar-texts.ts'

export const inspectorEn = {
  ...toolbarEn,
  ...exchangeEn,
  ...summaryEn,
  ...eventNamesEn,
  ...socketsEn,
  ...rulesEn,
  ...diagnosisLabelsEn,
  ...formEn,
  ...panelEn,
} as const

/** What the inspector and the toolbar say. */
export type InspectorKey = keyof typeof inspectorEn

export const inspectorZh: Record<InspectorKey, string> = {
  ...toolbarZh,
  ...exchangeZh,
  ...summaryZh,
  ...eventNamesZh,
  ...socketsZh,
  ...rulesZh,
  ...diagnosisLabelsZh,
  ...formZh,
  ...panelZh,
}

/** Whether there is a text: codes of the sandbox may be newer than the page. */
export function isInspectorKey(key: string): key is InspectorKey {
  return Object.hasOwn(inspectorEn, key)
}
