import type { DiagnosisCode } from './diagnosis.ts'
import type { Way } from './implementation-fields.ts'

/** What can be wrong with a link that only probing both ends shows. */
export type LinkCode =
  | 'account-unknown'
  | 'signature-unchecked'
  | 'secret-none'
  | 'plain-http'
  | 'loopback-only'
  | 'container-loopback'
  | 'bot-is-api'
  | 'socket-token-unchecked'
  | 'worker-bare-ip'
  | 'worker-loopback'
  | 'worker-old-date'
  | 'api-none'
  | 'api-not-running'
  | 'api-no-such-host'
  | 'api-tls'
  | 'api-timeout'
  | 'api-broken'
  | 'api-token-missing'
  | 'api-token-wrong'
  | 'api-token-unchecked'
  | 'api-token-none'
  | 'api-plain-http'
  | 'api-container-loopback'
  | 'api-web-page'
  | 'api-is-bot'
  | 'api-is-socket'
  | 'api-path'
  | 'api-redirect'
  | 'api-failed'
  | 'api-other'
  | 'account-other'
  | 'account-offline'
  | 'server-events-only'
  | 'server-silent'
  | 'nothing-came'
  | 'came-by-socket'
  | 'came-by-http'

/** Something that is wrong between a bot and an implementation, found from outside. */
export interface LinkDiagnosis {
  /** One of the page's, where it means the same, or one of its own. */
  readonly code: DiagnosisCode | LinkCode
  /** `bad`: it does not work. `warn`: it works, but should not stay so. `info`: worth knowing. */
  readonly level: 'bad' | 'warn' | 'info'
  /** What the words need, by the names in them. */
  readonly values: Readonly<Record<string, string | number>>
  /** Which field of the implementation it is about; undefined if none has to be changed. */
  readonly field?: { readonly way: Way; readonly part: 'address' | 'key' }
}

/** The words for findings, in one language. */
export interface LinkTexts {
  readonly own: Readonly<Record<LinkCode, { readonly title: string; readonly fix: string }>>
  /** What to do where the page's advice is about the page. */
  readonly fixes: Readonly<Partial<Record<DiagnosisCode, string>>>
}
