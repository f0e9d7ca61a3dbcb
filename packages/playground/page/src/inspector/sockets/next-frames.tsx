import { Hourglass, X } from 'lucide-preact'
import { useState } from 'preact/hooks'
import type { Strike } from '../../../../src/protocol.ts'
import { formatDuration } from '../../common/format.ts'
import { Button, IconButton } from '../../common/parts/button.tsx'
import { control } from '../../common/parts/control.ts'
import { ErrorLine } from '../../common/parts/error-line.tsx'
import { Choices, Field } from '../../common/parts/field.tsx'
import { Popover } from '../../common/parts/popover.tsx'
import { useCommand } from '../../common/parts/use-command.ts'
import { t } from '../../i18n/i18n.ts'
import { session } from '../../state/state.ts'
import { Copies } from '../toolbar/copies.tsx'
import { readDelay } from '../toolbar/faults.ts'
import trigger from '../toolbar/trigger.module.css'
import style from './next-frames.module.css'

const SIDES = ['push', 'api'] as const

/** Delays or repeats the next frames, and only them. */
export function NextFrames() {
  return (
    <Popover
      label={t('strike.title')}
      trigger={{ class: trigger['trigger'], title: t('strike.title') }}
      face={
        <>
          <Hourglass size={16} aria-hidden="true" />
          <span>{t('strike.button')}</span>
        </>
      }
    >
      {(close) => <StrikeForm onDone={close} />}
    </Popover>
  )
}

function StrikeForm({ onDone }: { onDone: () => void }) {
  const { act, error, isBusy } = useCommand()
  const [strike, setStrike] = useState<Strike>({ side: 'push', times: 1, delay: 1000, copies: 1 })
  const change = (part: Partial<Strike>): void => setStrike({ ...strike, ...part })

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const result = await act({ do: 'strikeNext', ...strike })
    if (result.error === undefined) onDone()
  }

  return (
    <form class={style['form']} onSubmit={(event) => void submit(event)}>
      <h2>{t('strike.title')}</h2>
      <Choices
        label={t('strike.side')}
        choices={SIDES}
        chosen={strike.side}
        text={(side) => t(`strike.${side}`)}
        onChoose={(side) => change({ side })}
      />
      <p class={style['hint']}>{t(`strike.${strike.side}.hint`)}</p>
      <Field label={t('strike.times')}>
        {(ids) => (
          <input
            {...ids}
            class={control}
            type="number"
            min={1}
            max={99}
            required
            value={strike.times}
            onInput={({ currentTarget }) => change({ times: currentTarget.valueAsNumber })}
          />
        )}
      </Field>
      <Field label={t('faults.delay.other')}>
        {(ids) => (
          <input
            {...ids}
            class={control}
            inputMode="numeric"
            pattern="\d{1,5}"
            required
            value={strike.delay}
            onInput={({ currentTarget }) => {
              const delay = readDelay(currentTarget.value)
              if (delay !== undefined) change({ delay })
            }}
          />
        )}
      </Field>
      <h3>{t('faults.copies')}</h3>
      <Copies copies={strike.copies} onChoose={(copies) => change({ copies })} />
      <ErrorLine error={error} />
      <Button type="submit" look="primary" disabled={isBusy}>
        {t('strike.submit')}
      </Button>
    </form>
  )
}

/** What is still to go wrong, and a way to call it off. */
export function Strikes() {
  const { act, error } = useCommand()
  const { value: known } = session
  if (known === undefined || known.strikes.length === 0) return null
  return (
    <div class={style['strikes']}>
      <ul>
        {known.strikes.map((strike, index) => (
          <li key={index}>{describe(strike)}</li>
        ))}
      </ul>
      <IconButton
        icon={X}
        label={t('strike.clear')}
        onClick={() => void act({ do: 'setFaults', ...known.faults })}
      />
      <ErrorLine error={error} />
    </div>
  )
}

function describe({ side, times, delay, copies }: Strike): string {
  return [
    t(`strike.left.${side}`, { times }),
    ...(delay > 0 ? [`+${formatDuration(delay)}`] : []),
    ...(copies > 1 ? [t('faults.times', { copies })] : []),
  ].join(' · ')
}
