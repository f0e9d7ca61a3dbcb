import type { GroupFile, HonorType, JoinRequest, WorldMessage } from './entities.ts'

/** Something that happened in the world; each account makes an event of it, or nothing. */
export type Fact =
  | { type: 'message'; message: WorldMessage }
  | { type: 'recall'; message: WorldMessage; operatorId: number }
  | { type: 'upload'; groupId: number; userId: number; file: GroupFile }
  | { type: 'admin'; groupId: number; userId: number; enable: boolean }
  | {
      type: 'decrease'
      groupId: number
      userId: number
      operatorId: number
      how: 'leave' | 'kick' | 'disband'
    }
  | {
      type: 'increase'
      groupId: number
      userId: number
      operatorId: number
      how: 'approve' | 'invite'
    }
  | {
      type: 'ban'
      groupId: number
      /** 0 for the whole group. */
      userId: number
      operatorId: number
      /** In seconds, 0 when it was lifted, -1 for the whole group. */
      duration: number
    }
  | { type: 'friend-add'; userIds: readonly [number, number] }
  | { type: 'request'; request: JoinRequest }
  | { type: 'poke'; groupId?: number; userId: number; targetId: number }
  | { type: 'lucky-king'; groupId: number; userId: number; targetId: number }
  | { type: 'honor'; groupId: number; userId: number; honor: HonorType }
  | { type: 'card'; groupId: number; userId: number; before: string; after: string }
  | { type: 'title'; groupId: number; userId: number; title: string }
  | {
      type: 'reaction'
      groupId: number
      userId: number
      /** Which message, by its number in the world. */
      number: number
      emoji: string
      set: boolean
      /** How many have reacted so. */
      count: number
    }
  | {
      type: 'essence'
      groupId: number
      /** Which message, by its number in the world. */
      number: number
      senderId: number
      operatorId: number
      set: boolean
    }
  | { type: 'group-name'; groupId: number; userId: number; name: string }
