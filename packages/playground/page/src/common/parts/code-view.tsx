import { useMemo, useState } from 'preact/hooks'
import { t } from '../../i18n/i18n.ts'
import { formatSize } from '../format.ts'
import { CopyButton } from './copy-button.tsx'
import { prettyJson, tokenizeJson } from './json-tokens.ts'
import style from './code-view.module.css'

interface CodeViewProps {
  text: string
  label: string
}

/** How much of a text is shown unasked. */
const SHOWN = 20_000

/** A body: formatted when it is JSON, exact on demand. */
export function CodeView({ text, label }: CodeViewProps) {
  const [isRaw, setRaw] = useState(false)
  const [isWhole, setWhole] = useState(false)
  const pretty = useMemo(() => prettyJson(text), [text])
  const size = useMemo(() => formatSize(new TextEncoder().encode(text).length), [text])
  const chosen = isRaw || pretty === undefined ? text : pretty
  const isCut = chosen.length > SHOWN && !isWhole
  const shown = isCut ? chosen.slice(0, SHOWN) : chosen
  return (
    <figure class={style['view']}>
      <figcaption class={style['bar']}>
        <span class={style['label']}>{label}</span>
        <span class={style['size']}>{size}</span>
        {pretty !== undefined && (
          <button
            type="button"
            class={style['toggle']}
            aria-pressed={isRaw}
            onClick={() => setRaw(!isRaw)}
          >
            {t('body.raw')}
          </button>
        )}
        <CopyButton small text={text} label={t('copy')} />
      </figcaption>
      <Code text={shown} plain={pretty === undefined} />
      {isCut && (
        <button type="button" class={style['more']} onClick={() => setWhole(true)}>
          {t('body.all', { size })}
        </button>
      )}
    </figure>
  )
}

/** JSON in colours, or any text without. */
export function Code({ text, plain = false }: { text: string; plain?: boolean }) {
  const tokens = useMemo(() => (plain ? undefined : tokenizeJson(text)), [text, plain])
  return (
    // Scrolled by keyboard as well.
    <pre class={style['code']} tabIndex={0}>
      {tokens === undefined
        ? text
        : tokens.map(({ kind, text: part }, index) =>
            kind === 'plain' ? (
              part
            ) : (
              <span key={index} data-kind={kind}>
                {part}
              </span>
            ),
          )}
    </pre>
  )
}
