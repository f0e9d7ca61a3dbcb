// The sandbox
export { createSandbox, type Sandbox } from './sandbox.ts'
export type { Bot, BotGroupSeed, SandboxOptions } from './options.ts'
export type { InProcessBot } from './wire/post.ts'
export type { Profile, ProfileName } from './profiles/profile.ts'

// People and groups
export type { ByOptions, GroupHandle } from './people/group.ts'
export type { MessageRef, SayOptions, UserHandle } from './people/user.ts'
export type { Outcome } from './people/outcome.ts'
export type { WaitOptions } from './waiting.ts'

// What went over the wire
export type { ChatMessage } from './account/chat-message.ts'
export type { OperationStep } from './actions/quick-operation.ts'
export type { AppliedRule } from './profiles/applied-rule.ts'
export type {
  ApiCall,
  Attempt,
  Exchange,
  RecordedRequest,
  RecordedResponse,
} from './wire/records.ts'
export type { Journal } from './wire/journal.ts'
export type { FrameRecord, SocketRecord } from './wire/socket/socket-record.ts'
export type { SocketRole } from './wire/socket/socket-rules.ts'
export type {
  ApiFault,
  Fault,
  FaultHandle,
  FaultOptions,
  Faults,
  FaultTarget,
} from './wire/faults.ts'

// The world
export { type GroupSeed, type MemberSeed, type UserSeed, World } from './world/world.ts'
export { WorldError, type WorldErrorKind } from './world/world-error.ts'
export type { MediaFile } from './world/media-file.ts'
export type { MediaFiles } from './world/media-files.ts'
export type { Clock } from './world/clock.ts'
export type {
  Chat,
  Group,
  GroupFile,
  HonorType,
  JoinRequest,
  Mask,
  Member,
  Role,
  User,
  WorldMessage,
} from './world/entities.ts'
export type { Fact } from './world/fact.ts'
