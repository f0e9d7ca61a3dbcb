import type { Segment } from '@cqhttp/core'
import { Braces, Contact, Dices, Link, MapPin, Music, Scissors, Vibrate } from 'lucide-preact'
import type { MenuItem } from '../../common/menu.tsx'
import { t } from '../../i18n/i18n.ts'
import { selfId } from '../../state/names.ts'
import type { ChatId } from '../../state/navigation.ts'
import { focusComposer, setDraft } from '../chat-state.ts'
import { say } from './send.ts'

const CODES = {
  music: '[CQ:music,type=163,id=28949129]',
  share: '[CQ:share,url=https://example.com/,title=Example,content=Example Domain]',
  location: '[CQ:location,lat=39.9087,lon=116.3975,title=天安门,content=北京市东城区]',
  json: '[CQ:json,data={"app":"com.tencent.structmsg"&#44;"prompt":"[分享] cqhttp"}]',
}

/** The rarer kinds: some are sent at once, others are written as CQ code, to be changed. */
export function moreItems(chat: ChatId, chatKey: string): MenuItem[] {
  const send = (segment: Segment) => () => void say(chat, [segment])
  const write = (text: string) => () => {
    setDraft(chatKey, { text, cqCode: true })
    focusComposer.value += 1
  }
  const items: MenuItem[] = [
    { text: t('composer.dice'), icon: Dices, run: send({ type: 'dice', data: {} }) },
    { text: t('composer.rps'), icon: Scissors, run: send({ type: 'rps', data: {} }) },
  ]
  if (chat.type === 'private') {
    items.push({ text: t('composer.shake'), icon: Vibrate, run: send({ type: 'shake', data: {} }) })
  }
  return [
    ...items,
    { text: t('composer.music'), icon: Music, isApart: true, run: write(CODES.music) },
    { text: t('composer.share'), icon: Link, run: write(CODES.share) },
    { text: t('composer.location'), icon: MapPin, run: write(CODES.location) },
    {
      text: t('composer.contact'),
      icon: Contact,
      run: write(`[CQ:contact,type=qq,id=${selfId()}]`),
    },
    { text: t('composer.json'), icon: Braces, run: write(CODES.json) },
  ]
}
