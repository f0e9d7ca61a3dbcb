import { CircleAlert, X } from 'lucide-preact'
import { t } from '../../i18n/i18n.ts'
import { problems, setProblem } from '../chat-state.ts'
import style from './bars.module.css'

/** What was wrong with the last thing that was done here. */
export function ProblemBar({ chatKey }: { chatKey: string }) {
  const problem = problems.value.get(chatKey)
  // It is always there, so that screen readers announce what comes into it.
  return (
    <div role="alert">
      {problem !== undefined && (
        <div class={style['problem']}>
          <CircleAlert size={16} aria-hidden="true" />
          <span class={style['words']}>{problem}</span>
          <button
            type="button"
            class={style['close']}
            aria-label={t('problem.dismiss')}
            onClick={() => setProblem(chatKey, undefined)}
          >
            <X size={16} aria-hidden="true" />
          </button>
        </div>
      )}
    </div>
  )
}
