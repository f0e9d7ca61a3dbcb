import { signal } from '@preact/signals'
import { CornerDownRight, Send } from 'lucide-preact'
import { useState } from 'preact/hooks'
import type { JsonObject } from '@cqhttp/sandbox/tooling'
import { t } from '../../i18n/i18n.ts'
import { session } from '../../state/state.ts'
import { currentChat, selectedExchange } from '../../state/navigation.ts'
import { Button } from '../../common/parts/button.tsx'
import { control } from '../../common/parts/control.ts'
import { Dialog } from '../../common/parts/dialog.tsx'
import { ErrorLine } from '../../common/parts/error-line.tsx'
import { Field } from '../../common/parts/field.tsx'
import { useCommand } from '../../common/parts/use-command.ts'
import { profileFacts } from '../../../../src/diagnosis/profile-facts.ts'
import { people } from '../selected.ts'
import { closeDialog } from '../toolbar/open-dialog.ts'
import { changeValue, defaultValues, type Value, type Values } from './defaults.ts'
import { fieldsOf } from './event-fields.ts'
import style from './event-form.module.css'
import { EventField } from './event-field.tsx'
import { EventJson } from './event-json.tsx'
import { readEvent } from './read-event.ts'
import { postTypes, type SpecificName, specificNames } from './specific-names.ts'
import { toCommand, toPlan } from './to-command.ts'
import { toEvent } from './to-event.ts'

/** The event that was raised last: most often the same is wanted again. */
const chosen = signal<SpecificName>('notice.group_increase.approve')

/** A form that raises any event of the standard. */
export function EventForm() {
  const { value: name } = chosen
  const fields = fieldsOf(name)
  const [typed, setTyped] = useState<{ name: SpecificName; values: Values }>()
  const [edited, setEdited] = useState<string>()
  const [isUnreported, setUnreported] = useState(false)
  const { act, error, isBusy, forget } = useCommand()
  const values =
    typed?.name === name ? typed.values : defaultValues(fields, people.value, currentChat.value)
  const event = toEvent(name, fields, values, people.value)
  const plan = toPlan(name, values, people.value)
  const read = edited === undefined ? { event } : readEvent(edited)

  function change(field: string, value: Value): void {
    setTyped({ name, values: changeValue({ fields, values, people: people.value }, field, value) })
    setEdited(undefined)
    setUnreported(false)
  }

  function choose(next: SpecificName): void {
    chosen.value = next
    setEdited(undefined)
    setUnreported(false)
    forget()
  }

  async function submit(toRaise: JsonObject): Promise<void> {
    const command =
      edited === undefined ? toCommand(plan, toRaise) : { do: 'raise' as const, event: toRaise }
    const result = await act(command)
    if (result.error !== undefined) return
    const isPosted = (result.exchanges?.length ?? 0) > 0 || session.value?.postUrl === undefined
    if (!isPosted) return setUnreported(true)
    selectedExchange.value = undefined
    closeDialog()
  }

  const happens = edited === undefined && plan.how === 'happens'
  return (
    <Dialog
      wide
      title={t('form.title')}
      onClose={closeDialog}
      footer={
        <>
          <p class={style['plan']} data-happens={happens ? '' : undefined}>
            <CornerDownRight size={15} aria-hidden="true" />
            <span>
              {t(
                edited !== undefined
                  ? 'form.json.edited'
                  : happens
                    ? 'form.happens'
                    : 'form.posted',
              )}
              {edited === undefined && plan.how === 'posted' && ` ${t(`form.why.${plan.why}`)}`}
            </span>
          </p>
          <Button
            look="primary"
            icon={Send}
            disabled={isBusy || read.event === undefined}
            onClick={() => read.event && void submit(read.event)}
          >
            {t('form.submit')}
          </Button>
        </>
      }
    >
      <div class={style['form']}>
        <div class={style['fields']}>
          <Field label={t('form.event')}>
            {(ids) => (
              <select
                {...ids}
                class={control}
                value={name}
                onChange={(change) => choose(change.currentTarget.value as SpecificName)}
              >
                {postTypes.map((post) => (
                  <optgroup key={post} label={t(`form.post.${post}`)}>
                    {specificNames(post).map((option) => (
                      <option key={option} value={option}>
                        {t(`event.${option}`)}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            )}
          </Field>
          <code class={style['name']}>{name}</code>
          {fields.length === 0 && <p class={style['none']}>{t('form.no-fields')}</p>}
          {fields.map((field) => (
            <EventField
              key={`${name}:${field.name}`}
              field={field}
              values={values}
              people={people.value}
              onChange={(value) => change(field.name, value)}
            />
          ))}
        </div>
        <EventJson
          event={event}
          edited={edited}
          error={read.error}
          onEdit={(text) => setEdited(text)}
          onRevert={() => setEdited(undefined)}
        />
      </div>
      <div class={style['outcome']}>
        <ErrorLine error={error} />
        {isUnreported && (
          <p role="status" class={style['unreported']}>
            {t('form.nothing', {
              profile: profileFacts[session.value?.profile ?? 'standard'].name,
            })}
          </p>
        )}
      </div>
    </Dialog>
  )
}
