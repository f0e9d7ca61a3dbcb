import { CircleAlert } from 'lucide-preact'
import style from './error-line.module.css'

/** What was wrong with a command. */
export function ErrorLine({ error }: { error: string | undefined }) {
  if (error === undefined) return null
  return (
    <p role="alert" class={style['error']}>
      <CircleAlert size={16} aria-hidden="true" />
      <span>{error}</span>
    </p>
  )
}
