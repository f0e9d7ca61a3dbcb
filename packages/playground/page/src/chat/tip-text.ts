import type { HappeningFact } from '../../../src/protocol.ts'
import type { happeningsEn } from './texts/happenings.ts'

/** A happening as a text of the page, with the people and values in it. */
export interface Tip {
  text: keyof typeof happeningsEn
  /** People by the names of their places in the text. */
  people: Record<string, number>
  words?: Record<string, string>
  /** In seconds. */
  time?: number
  /** The key of an honour. */
  honor?: string
}

type TipFact = Exclude<HappeningFact, { type: 'recall' | 'request' | 'upload' }>

/** The text for something that happened. */
export function tipOf(fact: TipFact, selfId: number): Tip {
  switch (fact.type) {
    case 'increase':
      return { text: `tip.increase.${fact.how}`, people: { who: fact.userId, by: fact.operatorId } }
    case 'decrease':
      return { text: `tip.decrease.${fact.how}`, people: { who: fact.userId, by: fact.operatorId } }
    case 'admin':
      return {
        text: fact.enable ? 'tip.admin.set' : 'tip.admin.unset',
        people: { who: fact.userId },
      }
    case 'ban':
      return banTip(fact)
    case 'friend-add': {
      const [one, other] = fact.userIds
      return { text: 'tip.friendAdd', people: { who: one === selfId ? other : one } }
    }
    case 'poke': {
      const isSelf = fact.userId === fact.targetId
      return {
        text: isSelf ? 'tip.pokeSelf' : 'tip.poke',
        people: { who: fact.userId, target: fact.targetId },
      }
    }
    case 'lucky-king':
      return { text: 'tip.luckyKing', people: { who: fact.userId, target: fact.targetId } }
    case 'honor':
      return { text: 'tip.honor', people: { who: fact.userId }, honor: fact.honor }
    case 'card':
      return {
        text: fact.after === '' ? 'tip.cardGone' : 'tip.card',
        people: { who: fact.userId },
        words: { name: fact.after },
      }
    case 'title':
      return {
        text: fact.title === '' ? 'tip.titleGone' : 'tip.title',
        people: { who: fact.userId },
        words: { title: fact.title },
      }
    case 'reaction':
      return {
        text: fact.set ? 'tip.reaction' : 'tip.reactionGone',
        people: { who: fact.userId },
        words: { emoji: fact.emoji },
      }
    case 'essence':
      return {
        text: fact.set ? 'tip.essence' : 'tip.essenceGone',
        people: { who: fact.senderId, by: fact.operatorId },
      }
    case 'group-name':
      return { text: 'tip.groupName', people: { who: fact.userId }, words: { name: fact.name } }
  }
}

function banTip({ userId, operatorId, duration }: TipFact & { type: 'ban' }): Tip {
  if (userId === 0) {
    return {
      text: duration === 0 ? 'tip.wholeUnban' : 'tip.wholeBan',
      people: { by: operatorId },
    }
  }
  return {
    text: duration === 0 ? 'tip.unban' : 'tip.ban',
    people: { who: userId, by: operatorId },
    time: duration,
  }
}
