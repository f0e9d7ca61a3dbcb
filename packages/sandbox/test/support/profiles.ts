import type { ProfileName } from '@cqhttp/sandbox'

export const names: readonly ProfileName[] = [
  'standard',
  'napcat',
  'llbot',
  'lagrange',
  'go-cqhttp',
  'snowluma',
]
