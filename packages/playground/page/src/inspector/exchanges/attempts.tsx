import { useState } from 'preact/hooks'
import type { ExchangeView } from '../../../../src/protocol.ts'
import type { Attempt } from '@cqhttp/sandbox'
import { t } from '../../i18n/i18n.ts'
import { CodeView } from '../../common/parts/code-view.tsx'
import { CopyButton } from '../../common/parts/copy-button.tsx'
import { Choices } from '../../common/parts/field.tsx'
import style from './attempts.module.css'
import { toCurl } from './curl.ts'
import { Faults } from './faults.tsx'
import { formatDuration } from '../../common/format.ts'
import { Headers } from './headers.tsx'
import { Section } from './section.tsx'
import { StatusText } from './status-text.tsx'

/** What was posted and what came back; with several posts, one at a time. */
export function Attempts({ exchange }: { exchange: ExchangeView }) {
  const { attempts } = exchange
  const [chosen, setChosen] = useState<number>()
  const answered = attempts.findIndex(({ response }) => response !== undefined)
  const index = chosen ?? (answered === -1 ? attempts.length - 1 : answered)
  const attempt = attempts[index]
  if (attempt === undefined) return null
  return (
    <>
      {attempts.length > 1 && (
        <div class={style['chooser']}>
          <Choices
            label={t('attempt.choose')}
            choices={attempts.map((_, position) => position)}
            chosen={index}
            text={(position) => String(position + 1)}
            onChoose={setChosen}
          />
          <span>{t('attempt.which', { number: index + 1, total: attempts.length })}</span>
        </div>
      )}
      <Request attempt={attempt} />
      <Response attempt={attempt} isOver={exchange.duration !== undefined} />
    </>
  )
}

function Request({ attempt: { request, faults, socket } }: { attempt: Attempt }) {
  const { method, url, headers, body } = request
  return (
    <Section title={t('section.request')}>
      <p class={style['line']}>
        <code>
          <strong>{method}</strong> {url}
        </code>
        {socket === undefined && <CopyButton text={toCurl(request)} label={t('attempt.curl')} />}
      </p>
      <Faults faults={faults} />
      {socket === undefined && <Signature headers={headers} />}
      <Headers headers={headers} />
      <CodeView text={body} label={t('body.label')} />
    </Section>
  )
}

function Signature({ headers }: { headers: Attempt['request']['headers'] }) {
  const signature = Object.entries(headers).find(([name]) => name.toLowerCase() === 'x-signature')
  return (
    <div class={style['signature']} data-missing={signature ? undefined : ''}>
      {signature && (
        <code>
          <span>X-Signature: </span>
          {signature[1]}
        </code>
      )}
      <p>{t(signature ? 'signature.how' : 'signature.none')}</p>
    </div>
  )
}

function Response({ attempt, isOver }: { attempt: Attempt; isOver: boolean }) {
  const { response, error, duration, socket } = attempt
  const isPending = response === undefined && error === undefined && !isOver && socket === undefined
  return (
    <Section
      title={t('section.response')}
      beside={
        <>
          {response && <StatusText status={response.status} />}
          {!isPending && ` · ${formatDuration(duration)}`}
        </>
      }
    >
      {socket !== undefined && <p class={style['note']}>{t('attempt.socket')}</p>}
      {isPending && <p class={style['note']}>{t('attempt.pending')}</p>}
      {error !== undefined && <p class={style['error']}>{t('attempt.no-response', { error })}</p>}
      {response && (
        <>
          <Headers headers={response.headers} />
          {response.body === '' ? (
            <p class={style['note']}>{t('attempt.empty')}</p>
          ) : (
            <CodeView text={response.body} label={t('body.label')} />
          )}
        </>
      )}
    </Section>
  )
}
