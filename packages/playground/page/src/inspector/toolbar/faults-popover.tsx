import { Zap } from 'lucide-preact'
import type { FaultsView } from '../../../../src/protocol.ts'
import { t } from '../../i18n/i18n.ts'
import { session } from '../../state/state.ts'
import { formatDuration } from '../../common/format.ts'
import { Button } from '../../common/parts/button.tsx'
import { control } from '../../common/parts/control.ts'
import { ErrorLine } from '../../common/parts/error-line.tsx'
import { Choices, Field, Switch } from '../../common/parts/field.tsx'
import { Popover } from '../../common/parts/popover.tsx'
import { useCommand } from '../../common/parts/use-command.ts'
import { Copies } from './copies.tsx'
import { countFaults, NO_FAULTS, readDelay } from './faults.ts'
import style from './faults-popover.module.css'
import trigger from './trigger.module.css'

const DELAYS = [0, 300, 1000, 3000, 6000] as const

interface FaultsPopoverProps {
  /** Undefined while nothing goes wrong. */
  onlyActive?: boolean
  wide?: boolean
}

/** What goes wrong on purpose. */
export function FaultsPopover({ onlyActive = false, wide = false }: FaultsPopoverProps) {
  const { value: known } = session
  if (known === undefined) return null
  const { faults } = known
  const count = countFaults(faults)
  if (onlyActive && count === 0) return null
  const name = <span>{t(wide ? 'faults.label' : 'faults.button')}</span>
  return (
    <Popover
      label={t('faults.label')}
      trigger={{
        class: trigger['trigger'],
        'data-on': count > 0 ? '' : undefined,
        'data-wide': wide ? '' : undefined,
        title: [t('faults.label'), ...pills(faults)].join(' · '),
      }}
      face={
        <>
          <Zap size={16} aria-hidden="true" />
          {count === 0 || wide ? name : <span class="visually-hidden">{t('faults.label')}</span>}
          {count > 0 && (
            <span class={trigger['end']}>{onlyActive ? count : inShort(pills(faults))}</span>
          )}
        </>
      }
    >
      {() => <Faults faults={faults} />}
    </Popover>
  )
}

/** What goes wrong, in a few words each. */
function pills({ copies, delay, loseResponse, loseAnswer, timeOut }: FaultsView): string[] {
  return [
    ...(copies > 1 ? [t('faults.times', { copies })] : []),
    ...(delay > 0 ? [`+${formatDuration(delay)}`] : []),
    ...(loseResponse ? [t('faults.pill.response')] : []),
    ...(loseAnswer ? [t('faults.pill.answer')] : []),
    ...(timeOut === true ? [t('faults.pill.time-out')] : []),
  ]
}

/** The first two, and how many more. */
function inShort(words: readonly string[]): string {
  const more = words.length - 2
  return [...words.slice(0, 2), ...(more > 0 ? [`+${more}`] : [])].join(' · ')
}

function Faults({ faults }: { faults: FaultsView }) {
  const { act, error } = useCommand()
  const set = (change: Partial<FaultsView>): void => {
    // All of them: a command that replaces the whole would otherwise turn the others off.
    void act({ do: 'setFaults', ...faults, ...change })
  }
  const isAny = countFaults(faults) > 0
  return (
    <div class={style['faults']}>
      <div>
        <h2>{t('faults.label')}</h2>
        <p class={style['hint']}>{t(isAny ? 'faults.some' : 'faults.none')}</p>
      </div>
      <section>
        <h3>{t('faults.copies')}</h3>
        <Copies copies={faults.copies} onChoose={(copies) => set({ copies })} />
        <p class={style['hint']}>{t('faults.copies.hint')}</p>
      </section>
      <section>
        <h3>{t('faults.delay')}</h3>
        <Choices
          label={t('faults.delay')}
          choices={DELAYS}
          chosen={DELAYS.find((delay) => delay === faults.delay)}
          text={(delay) => (delay === 0 ? t('faults.delay.none') : formatDelay(delay))}
          onChoose={(delay) => set({ delay })}
        />
        <Field label={t('faults.delay.other')} hint={t('faults.delay.hint')}>
          {(ids) => (
            <input
              {...ids}
              class={control}
              inputMode="numeric"
              pattern="\d{1,5}"
              value={faults.delay}
              onChange={(event) => {
                const delay = readDelay(event.currentTarget.value)
                if (delay !== undefined) set({ delay })
              }}
            />
          )}
        </Field>
      </section>
      <section>
        <Switch
          label={t('faults.lose-response')}
          hint={t('faults.lose-response.hint')}
          checked={faults.loseResponse}
          onChange={(loseResponse) => set({ loseResponse })}
        />
        <Switch
          label={t('faults.lose-answer')}
          hint={t('faults.lose-answer.hint')}
          checked={faults.loseAnswer}
          onChange={(loseAnswer) => set({ loseAnswer })}
        />
        <Switch
          label={t('faults.time-out')}
          hint={t('faults.time-out.hint')}
          checked={faults.timeOut === true}
          onChange={(timeOut) => set({ timeOut })}
        />
      </section>
      <ErrorLine error={error} />
      {isAny && <Button onClick={() => set(NO_FAULTS)}>{t('faults.clear')}</Button>}
    </div>
  )
}

function formatDelay(delay: number): string {
  return delay < 1000 ? `${delay} ms` : `${delay / 1000} s`
}
