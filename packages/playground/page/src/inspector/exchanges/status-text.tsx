import style from './status-text.module.css'

/** A status code in its colour. */
export function StatusText({ status }: { status: number }) {
  const kind = status < 300 ? 'good' : status < 400 ? 'warn' : 'bad'
  return (
    <strong class={style['status']} data-kind={kind}>
      {status}
    </strong>
  )
}
