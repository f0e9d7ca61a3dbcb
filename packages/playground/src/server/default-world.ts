import type { SandboxOptions } from '@cqhttp/sandbox'

const defaultWorld: Pick<SandboxOptions, 'self' | 'friends' | 'groups'> = {
  self: { id: 10_000, nickname: '小助手' },
  friends: [
    { id: 10_001, nickname: '小明', sex: 'male', age: 20 },
    { id: 10_004, nickname: 'Ann', sex: 'female', age: 24 },
  ],
  groups: [
    {
      id: 20_002,
      name: '测试群',
      botRole: 'admin',
      members: [
        { id: 10_003, nickname: '老王', role: 'owner' },
        { id: 10_005, nickname: '阿梅', role: 'admin', card: '管理-阿梅' },
        { id: 10_001, nickname: '小明' },
        { id: 10_002, nickname: '路人甲', title: '水群冠军' },
      ],
    },
    {
      id: 20_003,
      name: 'TypeScript 交流群',
      botRole: 'member',
      members: [
        { id: 10_004, nickname: 'Ann', role: 'owner' },
        { id: 10_006, nickname: 'Ben' },
      ],
    },
  ],
}

/** The world to begin with unless the options say otherwise: enough people to try everything. */
export function withDefaultWorld<Options extends SandboxOptions>(options: Options): Options {
  if (options.world !== undefined) return options
  const { self, friends, groups } = defaultWorld
  return {
    ...options,
    self: options.self ?? self,
    friends: options.friends ?? friends,
    groups: options.groups ?? groups,
  }
}
