/** The words for an injected fault: a key of the texts and its values. */
export interface FaultPart {
  key: `fault.${FaultKey}`
  values: Record<string, string | number>
}

export type FaultKey =
  | 'drop-before'
  | 'drop-after'
  | 'truncate'
  | 'timed-out'
  | 'duplicate'
  | 'delay'
  | 'status'
  | 'other'

/** Reads a fault as the sandbox writes it down, such as `drop-after` or `{"delay":300}`. */
export function readFault(fault: string): FaultPart {
  switch (fault) {
    case 'drop-before':
    case 'drop-after':
    case 'truncate':
    case 'timed-out':
      return { key: `fault.${fault}`, values: {} }
    case 'duplicate':
      return { key: 'fault.duplicate', values: { times: 2 } }
  }
  const [, name, number] = /^\{"(duplicate|delay|status)":(\d+)/.exec(fault) ?? []
  if (name === 'duplicate') return { key: 'fault.duplicate', values: { times: Number(number) } }
  if (name === 'delay') return { key: 'fault.delay', values: { delay: Number(number) } }
  if (name === 'status') return { key: 'fault.status', values: { status: Number(number) } }
  return { key: 'fault.other', values: { fault } }
}
