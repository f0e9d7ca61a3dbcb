import type { SocketView } from '../../../../src/protocol.ts'
import { t } from '../../i18n/i18n.ts'

/** A socket by its number and its role. */
export function socketName({ key, role }: Pick<SocketView, 'key' | 'role'>): string {
  return t('socket.name', { number: key, role })
}
