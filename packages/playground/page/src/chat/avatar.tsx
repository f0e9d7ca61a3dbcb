import { Bot, HatGlasses } from 'lucide-preact'
import { Avatar as Initial } from '../common/parts/avatar.tsx'
import style from './avatar.module.css'

interface AvatarProps {
  id: number
  name: string
  kind?: 'person' | 'bot' | 'group' | 'mask'
  size?: 'small' | 'medium' | 'large'
}

/** The picture of somebody, or of a group: made of the number and the name. */
export function Avatar({ id, name, kind = 'person', size = 'medium' }: AvatarProps) {
  const isIcon = kind === 'bot' || kind === 'mask'
  const Icon = kind === 'bot' ? Bot : HatGlasses
  return (
    <span class={style['avatar']} data-kind={kind} data-size={size} aria-hidden="true">
      {isIcon ? <Icon class={style['icon'] ?? ''} /> : <Initial id={id} name={name} />}
    </span>
  )
}
