import type { LucideIcon } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import style from './attached-card.module.css'

interface AttachedCardProps {
  icon: LucideIcon
  title: string
  text?: string
  /** What kind of card it is. */
  kind: string
  /** The address of a picture that was checked. */
  picture?: string | undefined
  /** Where it leads; an address that was checked. */
  href?: string | undefined
  onClick?: () => void
  children?: ComponentChildren
}

/** A small card in a message: what QQ calls a share. */
export function AttachedCard(props: AttachedCardProps) {
  const { icon: Icon, title, text = '', kind, picture, href, onClick, children } = props
  const content = (
    <>
      <span class={style['main']}>
        <span class={style['words']}>
          <span class={style['title']}>{title}</span>
          {text !== '' && <span class={style['text']}>{text}</span>}
        </span>
        <span class={style['icon']}>
          {picture === undefined ? (
            <Icon size={22} aria-hidden="true" />
          ) : (
            <img src={picture} alt="" loading="lazy" />
          )}
        </span>
      </span>
      {children}
      <span class={style['kind']}>{kind}</span>
    </>
  )
  if (href !== undefined) {
    return (
      <a class={style['card']} href={href} target="_blank" rel="noopener noreferrer">
        {content}
      </a>
    )
  }
  if (onClick !== undefined) {
    return (
      <button type="button" class={style['card']} onClick={onClick}>
        {content}
      </button>
    )
  }
  return <span class={style['card']}>{content}</span>
}
