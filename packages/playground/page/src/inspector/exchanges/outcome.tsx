import { Check, Minus, X } from 'lucide-preact'
import type { CallView, ExchangeView, MessageView } from '../../../../src/protocol.ts'
import { t } from '../../i18n/i18n.ts'
import { groups, messages, users } from '../../state/state.ts'
import { nameOf } from '../event-form/people.ts'
import { CodeView } from '../../common/parts/code-view.tsx'
import { profileFacts } from '../../../../src/diagnosis/profile-facts.ts'
import { isInspectorKey } from '../texts.ts'
import style from './outcome.module.css'
import { Section } from './section.tsx'

const ICONS = { done: Check, ignored: Minus, failed: X }

/** The quick operation, and what became of each of its fields. */
export function OperationSteps({ exchange: { operation, steps } }: { exchange: ExchangeView }) {
  if (operation === undefined || Object.keys(operation).length === 0) return null
  return (
    <Section title={t('section.operation')}>
      {steps.length > 0 && (
        <ul class={style['steps']}>
          {steps.map(({ field, outcome, reason }) => {
            const Icon = ICONS[outcome]
            return (
              <li key={field} data-outcome={outcome}>
                <Icon size={14} aria-hidden="true" />
                <code>{field}</code>
                <span class={style['result']}>{t(`step.${outcome}`)}</span>
                {reason !== undefined && <span class={style['reason']}>{reason}</span>}
              </li>
            )
          })}
        </ul>
      )}
      <CodeView text={JSON.stringify(operation)} label={t('section.operation')} />
    </Section>
  )
}

/** What the bot said meanwhile. */
export function Sent({ exchange: { sent } }: { exchange: ExchangeView }) {
  const known = sent.flatMap((key) => messages.value.get(key) ?? [])
  if (known.length === 0) return null
  return (
    <Section title={t('section.sent')} count={known.length}>
      <ul class={style['sent']}>
        {known.map((message) => (
          <li key={message.number}>
            <p>{textOf(message)}</p>
            <p class={style['where']}>
              {placeOf(message)} · {t(message.via === 'operation' ? 'sent.operation' : 'sent.api')}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function textOf({ text, message }: MessageView): string {
  const others = message.filter(({ type }) => type !== 'text').map(({ type }) => `[${type}]`)
  return [...others, text].filter(Boolean).join(' ')
}

function placeOf({ groupId, to }: MessageView): string {
  if (groupId !== undefined) {
    return t('sent.group', { name: groups.value.get(groupId)?.name ?? groupId })
  }
  return t('sent.private', { name: nameOf(users.value, to ?? 0) })
}

/** The rules of the profile that made a difference to the event or to its calls. */
export function Rules({ exchange, calls }: { exchange: ExchangeView; calls: CallView[] }) {
  const rules = [...exchange.rules, ...calls.flatMap((call) => call.rules)]
  if (rules.length === 0) return null
  const { name } = profileFacts[exchange.profile]
  return (
    <Section title={t('section.rules', { profile: name })} count={rules.length}>
      <ul class={style['rules']}>
        {rules.map(({ rule, detail }, index) => {
          const key = `rule.${rule}`
          return (
            <li key={index}>
              <p>{isInspectorKey(key) ? t(key) : detail}</p>
              <p class={style['where']}>
                <code>{rule}</code> {detail}
              </p>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

/** What the implementation would write into its log. */
export function Logs({ exchange: { logs } }: { exchange: ExchangeView }) {
  if (logs.length === 0) return null
  return (
    <Section title={t('section.logs')} count={logs.length}>
      <pre class={style['logs']}>{logs.join('\n')}</pre>
    </Section>
  )
}
