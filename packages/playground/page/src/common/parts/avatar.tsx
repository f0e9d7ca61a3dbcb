import style from './avatar.module.css'

/** As many as the style sheet has. */
const HUES = 8

/** The first letter of a name on a colour of the number's own. */
export function Avatar({ id, name }: { id: number; name: string }) {
  const [first = '?'] = name
  return (
    <span class={style['avatar']} data-hue={id % HUES} aria-hidden="true">
      {first.toUpperCase()}
    </span>
  )
}
